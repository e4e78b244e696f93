import { setTimeout as sleep } from 'node:timers/promises'
import type { Bench } from './bench.ts'
import type { BenchPlan } from './plan.ts'
import { learnerAt } from './school-facts.ts'
import { makeSentFinish, postEntries } from './sent-entries.ts'
import { spreadOf } from './spread.ts'
import type { BenchNode } from './start-node.ts'
import type { Row } from './table.ts'
import { inMs } from './words.ts'

/** From a lesson finished on one node to the page of another that says so, without the cookie that would make it wait. */
export async function measureVisibility(
  { facts }: Bench,
  plan: BenchPlan,
  from: BenchNode,
  to: BenchNode,
): Promise<Row[]> {
  const times: number[] = []
  const path = `/courses/${facts.courseSlug}/lessons/${facts.lessonSlug}`
  for (let turn = 0; turn < plan.visibleEntries; turn += 1) {
    const { cookie } = learnerAt(facts, turn)
    await postEntries(from.origin, cookie, [makeSentFinish(facts)])
    const begunMs = performance.now()
    while (performance.now() - begunMs < 10_000) {
      const page = await fetch(`${to.origin}${path}`, { headers: { Cookie: cookie } })
      if ((await page.text()).includes('✓ Finished')) break
      await sleep(25)
    }
    times.push(performance.now() - begunMs)
    // Nodes do not begin their seconds together.
    await sleep((turn * 137) % 500)
  }
  const { p50, p95 } = spreadOf(times)
  return [
    {
      what: `shipped and visible on another node, interval 1 s, 100 ms away (p50 and p95 of ${times.length})`,
      usual: '–',
      http: '–',
      here: `${inMs(p50)} and ${inMs(p95)}`,
      aim: 'p95 under 2.5 s',
      isMet: p95 < 2_500,
    },
  ]
}
