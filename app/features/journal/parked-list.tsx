import { Form } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { journal } from '#app/words/en/journal.ts'
import { useWords } from '#app/words/use-words.ts'
import type { Words } from '#app/words/words.ts'
import type { ParkedEntry } from './list-parked.server.ts'
import { entriesOfKind } from './rules/entry-words.ts'

/** What could not be applied, with its reasons and a way to try it again. */
export function ParkedList({ total, entries }: ParkedListProps) {
  const t = useWords(journal)
  if (total === 0) return <p className="text-muted">{t('parked.none')}</p>
  return (
    <div className="space-y-4">
      <Form method="post" className="flex flex-wrap items-center gap-3">
        <input type="hidden" name="intent" value="retry-all" />
        <Button look="secondary">{t('parked.retryAll')}</Button>
        <span className="text-muted">
          {total > entries.length
            ? t('parked.countShown', { total, shown: entries.length })
            : t('parked.count', { total })}
        </span>
      </Form>
      <ul className="space-y-3">
        {entries.map((entry) => (
          <li key={entry.id} className="space-y-2 rounded-card border border-line bg-raised p-4">
            <p className="font-semibold">{entriesOfKind(t, entry.kind, 1)}</p>
            <p className="font-mono text-sm wrap-anywhere">{entry.reason}</p>
            <p className="text-sm wrap-anywhere text-muted">{factsOf(t, entry)}</p>
            <Form method="post">
              <input type="hidden" name="intent" value="retry" />
              <input type="hidden" name="id" value={entry.id} />
              <Button look="quiet" className="-ms-2" aria-label={t('parked.retryOne', { id: entry.id })}>
                {t('parked.retry')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface ParkedListProps {
  readonly total: number
  readonly entries: readonly ParkedEntry[]
}

function factsOf(t: Words<typeof journal>, { id, userId, parkedAt, retriedAt }: ParkedEntry): string {
  const facts = { id, learner: userId, parkedAt: toMinute(parkedAt) }
  return retriedAt === null
    ? t('parked.facts', facts)
    : t('parked.factsRetried', { ...facts, retriedAt: toMinute(retriedAt) })
}

/** As logs have it, so that one can be found in the other. */
function toMinute(at: string): string {
  return at.slice(0, 16).replace('T', ' ')
}
