import type { Bench } from './bench.ts'
import type { BenchPlan } from './plan.ts'
import { outputOf, runSubject } from './run-subject.ts'
import type { Row } from './table.ts'
import { asRatio, inMs, perSecond } from './words.ts'

/** How many appends wait at a time, and share a commit at most. */
const OUTSTANDING = 64

/** Acknowledged writes as fast as they come: here, the baselines one by one, and what the disk alone could do. */
export async function measureAppends(bench: Bench, plan: BenchPlan): Promise<Row[]> {
  await bench.proxy.set({ kind: 'latency', roundTripMs: 100 })
  const watch = { limitMs: plan.writesMs + 40_000 }
  const oneByOne = ['writes', { writers: 1, ms: plan.writesMs }] as const
  const usual = outputOf(await runSubject(bench, 'usual', oneByOne, watch))
  const http = outputOf(await runSubject(bench, 'http', oneByOne, watch))
  const floorPlan = ['floor', { group: OUTSTANDING, ms: plan.writesMs / 2 }] as const
  // The journal of this run is long: it is not the one that later measures ship from.
  const aside = { ...bench, folder: (name: string) => bench.folder(`${name}-appends`) }
  const before = outputOf(await runSubject(aside, 'here', floorPlan, watch))
  const here = outputOf(
    await runSubject(aside, 'here', ['writes', { writers: OUTSTANDING, ms: plan.writesMs }], watch),
  )
  const after = outputOf(await runSubject(aside, 'here', floorPlan, watch))
  await bench.proxy.clear()
  const floor = ((before.output?.rowsPerSecond ?? NaN) + (after.output?.rowsPerSecond ?? NaN)) / 2
  const [mine, theirs] = [here.output?.perSecond ?? NaN, usual.output?.perSecond ?? NaN]
  const ack = here.output?.ackMs
  return [
    {
      what: `acknowledged writes a second, 100 ms away (here: ${OUTSTANDING} at a time; the others one by one)`,
      usual: usual.output ? perSecond(theirs) : usual.word,
      http: http.output ? perSecond(http.output.perSecond) : http.word,
      here: ack
        ? `${perSecond(mine)}, p50 ${inMs(ack.p50)}, p99 ${inMs(ack.p99)} (${asRatio(mine / theirs)} times)`
        : here.word,
      aim: '300 times, p99 under 20 ms',
      isMet: ack && !Number.isNaN(theirs) ? mine >= 300 * theirs && ack.p99 < 20 : null,
    },
    {
      what: `the same, as a share of bare commits of ${OUTSTANDING} rows (${perSecond(floor)}, measured before and after)`,
      usual: '–',
      http: '–',
      here: here.output ? asRatio(mine / floor) : here.word,
      aim: 'at least 0.5',
      isMet: Number.isNaN(mine / floor) ? null : mine >= floor / 2,
    },
  ]
}
