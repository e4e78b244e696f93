import type { Bench } from './bench.ts'
import { loadHttp, toPost, type HttpFigures } from './http-load.ts'
import { untilShipped } from './node-figures.ts'
import type { BenchPlan } from './plan.ts'
import { learnerAt } from './school-facts.ts'
import { loadEntries } from './sent-entries.ts'
import type { BenchNode } from './start-node.ts'
import type { Row } from './table.ts'
import { asRatio, inMs, perSecond } from './words.ts'

/** Connections that ask at the same time. */
const CONNECTIONS = 64

/** Entries over HTTP, beside routes of the same server that keep nothing. */
export async function measureHttpEntries({ facts }: Bench, plan: BenchPlan, node: BenchNode): Promise<Row[]> {
  const { origin } = node
  const each = { connections: CONNECTIONS, ms: plan.writesMs / 2 }
  const { cookie } = learnerAt(facts, 0)
  const empty = toPost(origin, '/journal', { cookie, body: '{"entries":[]}' })
  const refused = toPost(origin, '/health', { body: '{}' })
  const seen = { refused: [NONE], empty: [NONE], single: [NONE] }
  for (const list of Object.values(seen)) list.pop()
  // What is run for the first time is compiled.
  await loadEntries(origin, facts, { ...each, ms: 500, together: 1 })
  for (let round = 0; round < 2; round += 1) {
    seen.refused.push(await loadHttp({ origin, ...each, nextRequest: () => refused }))
    seen.empty.push(await loadHttp({ origin, ...each, nextRequest: () => empty }))
    seen.single.push(await loadEntries(origin, facts, { ...each, together: 1 }))
    await untilShipped(origin, 10_000)
  }
  const many = await loadEntries(origin, facts, { connections: 4, ms: plan.writesMs / 2, together: 100 })
  await untilShipped(origin, 30_000)
  return toRows(
    { refused: mean(seen.refused), empty: mean(seen.empty), single: mean(seen.single) },
    {
      single: seen.single,
      many,
    },
  )
}

const NONE: HttpFigures = {
  perSecond: NaN,
  answerMs: { count: 0, p50: NaN, p95: NaN, p99: NaN, max: NaN },
  statuses: {},
}

function mean(figures: readonly HttpFigures[]): number {
  return figures.reduce((sum, { perSecond: rate }) => sum + rate, 0) / figures.length
}

function toRows(
  rates: { readonly refused: number; readonly empty: number; readonly single: number },
  { single, many }: { readonly single: readonly HttpFigures[]; readonly many: HttpFigures },
): Row[] {
  const p99Ms = Math.max(...single.map(({ answerMs }) => answerMs.p99))
  const share = rates.single / rates.empty
  return [
    {
      what: 'entries a second over HTTP, one by one and 100 at a time, 100 ms away',
      usual: '–',
      http: '–',
      here:
        `${perSecond(rates.single)} (p99 ${inMs(p99Ms)}); ` +
        `${perSecond(many.perSecond * 100)} (p99 of a request ${inMs(many.answerMs.p99)})${odd([...single, many])}`,
      aim: '–',
      isMet: null,
    },
    {
      what: `single entries as a share of an empty route: the same one without entries (${perSecond(rates.empty)})`,
      usual: '–',
      http: '–',
      here: `${asRatio(share)}; of a POST refused before it is looked at (${perSecond(rates.refused)}): ${asRatio(rates.single / rates.refused)}`,
      aim: 'at least 0.8',
      isMet: share >= 0.8,
    },
  ]
}

/** Answers that were not 200 would make figures of nothing. */
function odd(figures: readonly HttpFigures[]): string {
  const codes = new Set(figures.flatMap(({ statuses }) => Object.keys(statuses)))
  codes.delete('200')
  return codes.size > 0 ? `, some answers were ${[...codes].join(', ')}` : ''
}
