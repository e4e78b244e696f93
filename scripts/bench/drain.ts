import type { Bench } from './bench.ts'
import { readPending, untilShipped } from './node-figures.ts'
import type { BenchPlan } from './plan.ts'
import { learnerAt } from './school-facts.ts'
import { makeSentAttempt, postEntries } from './sent-entries.ts'
import type { BenchNode } from './start-node.ts'
import type { Row } from './table.ts'
import { inMs } from './words.ts'

/** How many entries one request brings. */
const TOGETHER = 100

/** Entries that a node took during an outage, until all are in the primary. */
export async function measureDrain(
  { proxy, facts }: Bench,
  plan: BenchPlan,
  node: BenchNode,
): Promise<Row[]> {
  await untilShipped(node.origin, 10_000)
  await proxy.set({ kind: 'refuse' })
  let deviceSeq = 0
  for (let turn = 0; turn * TOGETHER < plan.drainedEntries; turn += 1) {
    const entries = Array.from({ length: TOGETHER }, () => makeSentAttempt(facts, ++deviceSeq))
    await postEntries(node.origin, learnerAt(facts, turn).cookie, entries)
  }
  const queued = await readPending(node.origin)
  await proxy.set({ kind: 'latency', roundTripMs: 100 })
  const begunMs = performance.now()
  const isDrained = await untilShipped(node.origin, 40_000)
  const tookMs = performance.now() - begunMs
  const left = isDrained ? 0 : await readPending(node.origin)
  return [
    {
      what: `drain of ${queued.toLocaleString('en')} queued entries after an outage, 100 ms away`,
      usual: '–',
      http: '–',
      here: isDrained ? inMs(tookMs) : `${left} left after ${inMs(tookMs)}`,
      aim: 'under 10 s',
      isMet: isDrained && tookMs < 10_000,
    },
  ]
}
