import type { NodeReport } from '#app/data/monitor/node-report.ts'
import { system } from '#app/words/en/system.ts'
import { useWords } from '#app/words/use-words.ts'
import type { Words } from '#app/words/words.ts'
import { ageOf } from './rules/figure-words.ts'

/** How a node is, in a table of facts; what needs somebody's attention stands out. */
export function NodeFacts({ report }: { readonly report: NodeReport }) {
  const t = useWords(system)
  return (
    <dl className="grid gap-x-8 gap-y-4 rounded-card border border-line bg-raised p-5 sm:grid-cols-2 lg:grid-cols-3">
      {factsOf(t, report).map(({ name, value, isBad }) => (
        <div key={name}>
          <dt className="text-sm text-muted">{name}</dt>
          <dd className={`wrap-anywhere ${isBad ? 'font-semibold text-bad' : ''}`}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

interface Fact {
  readonly name: string
  readonly value: string
  readonly isBad?: boolean
}

function factsOf(t: Words<typeof system>, report: NodeReport): Fact[] {
  const { replica, primary, journalProblem } = report
  return [
    { name: t('facts.node'), value: report.nodeId || t('facts.noJournal'), isBad: report.nodeId === '' },
    {
      name: t('facts.release'),
      value: t('facts.releaseIs', { version: report.version, age: ageOf(t, report.uptimeSeconds) }),
    },
    {
      name: t('facts.primary'),
      value: t(`facts.primaryIs.${primary.kind}.${primary.isReachable ? 'reachable' : 'away'}`),
      isBad: !primary.isReachable,
    },
    { name: t('facts.copy'), value: copyOf(t, report), isBad: replica.alarm !== null || !replica.isOpen },
    {
      name: t('facts.journal'),
      value:
        journalProblem === null
          ? t('facts.journalKeeps')
          : t('facts.journalBroken', { problem: journalProblem }),
      isBad: journalProblem !== null,
    },
    { name: t('facts.notSafe'), value: backlogOf(t, report) },
  ]
}

function backlogOf(t: Words<typeof system>, { backlog: { pending, oldestAt }, nowMs }: NodeReport): string {
  if (oldestAt === null) return t('facts.entries', { count: pending })
  return t('facts.entriesSince', { count: pending, age: ageOf(t, (nowMs - Date.parse(oldestAt)) / 1_000) })
}

function copyOf(t: Words<typeof system>, report: NodeReport): string {
  if (report.primary.kind === 'file') return t('facts.copyIsPrimary')
  const copy = stateOf(t, report)
  const count = report.syncerRestarts
  return count === 0 ? copy : t('facts.copyAndRestarts', { copy, count })
}

function stateOf(t: Words<typeof system>, { replica, nowMs }: NodeReport): string {
  if (replica.alarm !== null) return t('facts.copyRebuilding', { alarm: replica.alarm })
  if (!replica.isOpen) return t('facts.copyNone')
  const frame = String(replica.frame ?? t('facts.unknown'))
  if (replica.syncedAtMs === null) return t('facts.copyAgeUnknown', { frame })
  return t('facts.copyOld', { age: ageOf(t, (nowMs - replica.syncedAtMs) / 1_000), frame })
}
