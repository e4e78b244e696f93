import { Notice } from '#app/ui/notice.tsx'
import type { OwnParked } from './list-own-parked.server.ts'
import { entriesOfKind } from './rules/entry-words.ts'

/** Tells a learner, in words, of work of theirs that is kept but does not count yet. */
export function OwnParkedNotice({ parked }: { readonly parked: readonly OwnParked[] }) {
  if (parked.length === 0) return null
  const what = parked.map(({ kind, count }) => entriesOfKind(kind, count)).join(', ')
  return (
    <div className="mb-8">
      <Notice tone="plain" isAnnounced={false}>
        <p>
          <strong className="font-semibold">Not counted yet: {what}.</strong> It is kept. Something about it
          does not fit, such as a task that has gone; whoever runs this school has been told and can try it
          again.
        </p>
      </Notice>
    </div>
  )
}
