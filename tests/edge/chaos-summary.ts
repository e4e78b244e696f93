import type { Victim } from './chaos-kills.ts'
import { listKept, listSendings, type Operation } from './chaos-log.ts'

/** What is counted beside the log. */
export interface ChaosFigures {
  readonly seed: number
  readonly killed: Readonly<Record<Victim, number>>
  /** Of the network. */
  readonly faults: number
  readonly tookMs: number
  /** From the last fault until everything was where it belongs. */
  readonly settledMs: number
}

/** A run in one line. */
export function describeRun(
  log: readonly Operation[],
  { seed, killed, faults, tookMs, settledMs }: ChaosFigures,
  violations: number,
): string {
  const kills = Object.values(killed).reduce((sum, one) => sum + one, 0)
  const byVictim = Object.entries(killed).map(([victim, count]) => `${victim} ${count}`)
  const count = (outcome: Operation['outcome']) => log.filter((one) => one.outcome === outcome).length
  const kept = listSendings(log).flatMap((sending) => listKept(sending).map(({ entry }) => entry.id))
  const behind = log.filter((one) => one.kind === 'read' && one.isBehind).length
  const refusals = listSendings(log).flatMap(({ answers }) =>
    answers.flatMap((answer) => (answer.status === 'refused' ? [answer.code] : [])),
  )
  const accounts = log.filter(({ kind, outcome }) => kind === 'sign-up' && outcome === 'ok').length
  return [
    `chaos: seed ${seed}`,
    `${kills} kills (${byVictim.join(', ')})`,
    `${faults} network faults`,
    `${log.length} operations (${count('ok')} ok, ${count('fail')} failed, ${count('info')} without an answer)`,
    `${accounts} accounts`,
    `${new Set(kept).size} entries acknowledged ${kept.length} times`,
    `${refusals.length} refused${refusals.length > 0 ? ` (${[...new Set(refusals)].join(', ')})` : ''}`,
    `${behind} pages said they were behind`,
    `settled in ${toSeconds(settledMs)} of ${toSeconds(tookMs)}`,
    `${violations} violations`,
  ].join(', ')
}

function toSeconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`
}
