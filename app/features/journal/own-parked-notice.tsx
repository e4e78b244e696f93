import type { ReactNode } from 'react'
import { Notice } from '#app/ui/notice.tsx'
import { journal } from '#app/words/en/journal.ts'
import { useWords } from '#app/words/use-words.ts'
import type { OwnParked } from './list-own-parked.server.ts'
import { entriesOfKinds } from './rules/entry-words.ts'

/** Tells a learner, in words, of work of theirs that is kept but does not count yet. */
export function OwnParkedNotice({ parked }: { readonly parked: readonly OwnParked[] }) {
  const t = useWords(journal)
  if (parked.length === 0) return null
  return (
    <div className="mb-8">
      <Notice tone="plain" isAnnounced={false}>
        <p>
          {t.rich('own', {
            what: entriesOfKinds(t, parked),
            strong: inBold,
          })}
        </p>
      </Notice>
    </div>
  )
}

const inBold = (chunks: ReactNode) => <strong className="font-semibold">{chunks}</strong>
