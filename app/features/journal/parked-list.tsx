import { Form } from '@remix-run/react'
import { countOf } from '#app/kernel/words.ts'
import { Button } from '#app/ui/button.tsx'
import type { ParkedEntry } from './list-parked.server.ts'
import { entriesOfKind } from './rules/entry-words.ts'

/** What could not be applied, with its reasons and a way to try it again. */
export function ParkedList({ total, entries }: ParkedListProps) {
  if (total === 0) return <p className="text-muted">Nothing is parked: every entry could be applied.</p>
  return (
    <div className="space-y-4">
      <Form method="post" className="flex flex-wrap items-center gap-3">
        <input type="hidden" name="intent" value="retry-all" />
        <Button look="secondary">Try all again</Button>
        <span className="text-muted">
          {countOf(total, 'entry', 'entries')}
          {total > entries.length && `, the last ${entries.length} are shown`}
        </span>
      </Form>
      <ul className="space-y-3">
        {entries.map((entry) => (
          <li key={entry.id} className="space-y-2 rounded-card border border-line bg-raised p-4">
            <p className="font-semibold">{entriesOfKind(entry.kind, 1)}</p>
            <p className="font-mono text-sm wrap-anywhere">{entry.reason}</p>
            <p className="text-sm wrap-anywhere text-muted">
              {entry.id}, learner {entry.userId}, parked {entry.parkedAt.slice(0, 16).replace('T', ' ')} UTC
              {entry.retriedAt !== null &&
                `, tried again ${entry.retriedAt.slice(0, 16).replace('T', ' ')} UTC`}
            </p>
            <Form method="post">
              <input type="hidden" name="intent" value="retry" />
              <input type="hidden" name="id" value={entry.id} />
              <Button look="quiet" className="-ml-2" aria-label={`Try ${entry.id} again`}>
                Try again
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
