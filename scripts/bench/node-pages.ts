import { setTimeout as sleep } from 'node:timers/promises'
import type { Bench } from './bench.ts'
import { untilShipped } from './node-figures.ts'
import type { BenchPlan } from './plan.ts'
import { learnerAt, type SchoolFacts } from './school-facts.ts'
import { makeSentAttempt, postEntries } from './sent-entries.ts'
import { spreadOf, type Spread } from './spread.ts'
import type { BenchNode } from './start-node.ts'
import type { Row } from './table.ts'
import { asRatio, inMs } from './words.ts'

/** The lesson's data over HTTP from the whole server, while browsers hand in answers one by one. */
export async function measureNodePages(
  { facts }: Bench,
  plan: BenchPlan,
  { origin }: BenchNode,
): Promise<Row[]> {
  const rates = [0, 2, 200]
  const seen = new Map(rates.map((rate) => [rate, noTimes()]))
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const [rate, times] of seen) {
      await untilShipped(origin, 5_000)
      times.push(...(await runSlice(origin, facts, rate, plan.sliceMs)))
    }
  }
  const [without, few, many] = rates.map((rate): Spread => spreadOf(seen.get(rate) ?? []))
  const share = (beside?: Spread) => asRatio((beside?.p99 ?? NaN) / (without?.p99 ?? NaN))
  return [
    {
      what: "p99 of the lesson's `.data` over HTTP beside 0, 2 and 200 entries a second, 100 ms away",
      usual: '–',
      http: '–',
      here:
        `${[without, few, many].map((spread) => inMs(spread?.p99 ?? NaN)).join('; ')} ` +
        `(${share(few)} and ${share(many)} times the p99 without)`,
      aim: '–',
      isMet: null,
    },
  ]
}

function noTimes(): number[] {
  return []
}

async function runSlice(
  origin: string,
  facts: SchoolFacts,
  perSecond: number,
  ms: number,
): Promise<number[]> {
  const endMs = performance.now() + ms
  const open = new Set<Promise<void>>()
  let turn = 0
  const writing = setInterval(
    () => {
      if (perSecond === 0 || open.size >= 64) return
      const { cookie } = learnerAt(facts, turn++)
      const post = postEntries(origin, cookie, [makeSentAttempt(facts, turn)])
      const tracked = post.finally(() => open.delete(tracked))
      open.add(tracked)
    },
    perSecond === 0 ? ms : 1_000 / perSecond,
  )
  const path = `/courses/${facts.courseSlug}/lessons/${facts.lessonSlug}.data`
  const times: number[] = []
  while (performance.now() < endMs) {
    const begunMs = performance.now()
    const page = await fetch(`${origin}${path}`, { headers: { Cookie: learnerAt(facts, turn).cookie } })
    await page.text()
    if (!page.ok) throw new Error(`the page answered ${page.status}`)
    times.push(performance.now() - begunMs)
    await sleep(15)
  }
  clearInterval(writing)
  await Promise.all(open)
  return times
}
