import type { NodeReport } from '#app/data/monitor/node-report.ts'
import { countOf } from '#app/kernel/words.ts'
import { ageOf } from './rules/figure-words.ts'

/** How a node is, in a table of facts; what needs somebody's attention stands out. */
export function NodeFacts({ report }: { readonly report: NodeReport }) {
  return (
    <dl className="grid gap-x-8 gap-y-4 rounded-card border border-line bg-raised p-5 sm:grid-cols-2 lg:grid-cols-3">
      {factsOf(report).map(({ name, value, isBad }) => (
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

function factsOf(report: NodeReport): Fact[] {
  const { replica, primary, backlog, nowMs, journalProblem } = report
  const oldest = backlog.oldestAt === null ? null : (nowMs - Date.parse(backlog.oldestAt)) / 1_000
  return [
    { name: 'This node', value: report.nodeId || 'without a journal', isBad: report.nodeId === '' },
    { name: 'Release', value: `${report.version}, up for ${ageOf(report.uptimeSeconds)}` },
    {
      name: 'Primary',
      value: `${primary.kind === 'file' ? 'a local file' : 'over HTTP'}, ${primary.isReachable ? 'reachable' : 'out of reach'}`,
      isBad: !primary.isReachable,
    },
    { name: 'Copy of the database', ...copyOf(report), isBad: replica.alarm !== null || !replica.isOpen },
    {
      name: 'Journal',
      value: journalProblem === null ? 'keeps what it is given' : `keeps nothing: ${journalProblem}`,
      isBad: journalProblem !== null,
    },
    {
      name: 'Not safe yet',
      value:
        oldest === null
          ? countOf(backlog.pending, 'entry', 'entries')
          : `${countOf(backlog.pending, 'entry', 'entries')}, the oldest for ${ageOf(oldest)}`,
    },
  ]
}

function copyOf({ replica, nowMs, primary, syncerRestarts }: NodeReport): { readonly value: string } {
  if (primary.kind === 'file') return { value: 'the primary itself' }
  const restarts = syncerRestarts === 0 ? '' : `; its process was replaced ${countOf(syncerRestarts, 'time')}`
  if (replica.alarm !== null) return { value: `being built anew: ${replica.alarm}${restarts}` }
  if (!replica.isOpen) return { value: `there is none${restarts}` }
  const age = replica.syncedAtMs === null ? 'unknown' : ageOf((nowMs - replica.syncedAtMs) / 1_000)
  return { value: `${age} old, frame ${replica.frame ?? 'unknown'}${restarts}` }
}
