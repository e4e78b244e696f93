import type { Bench } from './bench.ts'
import type { ReadFigures, ReadsPlan } from './measure-reads.ts'
import type { BenchPlan } from './plan.ts'
import { outputOf, runSubject } from './run-subject.ts'
import type { Row } from './table.ts'
import { asRatio, inMs, perSecond } from './words.ts'

/** A page's reads while writes flow, and the writes' own acknowledgements, at each latency. */
export async function measurePageReads(bench: Bench, plan: BenchPlan): Promise<Row[]> {
  const rows: Row[] = []
  for (const roundTripMs of plan.latenciesMs) {
    await bench.proxy.set({ kind: 'latency', roundTripMs })
    const shape = { sliceMs: plan.sliceMs, rounds: plan.rounds }
    const usual = await readBeside(bench, 'usual', { ...shape, rates: [0, 2] })
    const http = await readBeside(bench, 'http', { ...shape, rates: [0, 2, 200] })
    const here = await readBeside(bench, 'here', { ...shape, rates: [0, 2, 200] })
    rows.push(toHundredRow(roundTripMs, usual, http, here), toSteadyRow(roundTripMs, usual, http, here))
    if (roundTripMs === 100) rows.push(toAckRow(usual, http, here))
  }
  await bench.proxy.clear()
  return rows
}

/** What was seen beside each rate of writes, or a word on why nothing was. */
interface Seen {
  readonly word: string
  readonly at: (writesPerSecond: number) => ReadFigures | null
}

async function readBeside(bench: Bench, subject: 'usual' | 'http' | 'here', plan: ReadsPlan): Promise<Seen> {
  const limitMs = 30_000 + 3 * plan.sliceMs * plan.rounds * plan.rates.length
  const { output, word } = outputOf(await runSubject(bench, subject, ['reads', plan], { limitMs }))
  return {
    word,
    at: (rate) => output?.find(({ writesPerSecond }) => writesPerSecond === rate) ?? null,
  }
}

function toHundredRow(roundTripMs: number, usual: Seen, http: Seen, here: Seen): Row {
  const times = (usual.at(2)?.pageMs.p99 ?? NaN) / (here.at(2)?.pageMs.p99 ?? NaN)
  return {
    what: `p99 of a page's reads beside 2 writes a second, ${roundTripMs} ms away`,
    usual: show(usual, 2),
    http: show(http, 2),
    here: `${show(here, 2)} (${asRatio(times)} times better)`,
    aim: '100 times better',
    isMet: Number.isNaN(times) ? null : times >= 100,
  }
}

/** The p99 beside writes as a multiple of the p99 without, in slices that took turns. */
function toSteadyRow(roundTripMs: number, usual: Seen, http: Seen, here: Seen): Row {
  const ratios = [2, 200].map((rate) => toSteadiness(here, rate))
  return {
    what: `the same, as a multiple of the p99 without writes: beside 2 and 200 a second, ${roundTripMs} ms away`,
    usual: `${asRatio(toSteadiness(usual, 2))}; –`,
    http: [2, 200].map((rate) => asRatio(toSteadiness(http, rate))).join('; '),
    here: `${ratios.map(asRatio).join('; ')} (${show(here, 0)} without, ${show(here, 200)} beside 200)`,
    aim: 'at most 1.2',
    isMet: ratios.some(Number.isNaN) ? null : ratios.every((ratio) => ratio <= 1.2),
  }
}

function toSteadiness(seen: Seen, rate: number): number {
  return (seen.at(rate)?.pageMs.p99 ?? NaN) / (seen.at(0)?.pageMs.p99 ?? NaN)
}

function show(seen: Seen, rate: number): string {
  const figures = seen.at(rate)
  return figures ? inMs(figures.pageMs.p99) : seen.word
}

function toAckRow(usual: Seen, http: Seen, here: Seen): Row {
  const p99Ms = here.at(200)?.writeMs.p99 ?? NaN
  return {
    what: 'p50 and p99 of an acknowledgement at a steady rate, 100 ms away',
    usual: showAck(usual, 2),
    http: `${showAck(http, 2)}; ${showAck(http, 200)}`,
    here: `${showAck(here, 2)}; ${showAck(here, 200)}`,
    aim: 'p99 under 20 ms at 200 a second',
    isMet: Number.isNaN(p99Ms) ? null : p99Ms < 20,
  }
}

function showAck(seen: Seen, rate: number): string {
  const figures = seen.at(rate)
  if (!figures) return seen.word
  const { writeMs, acknowledgedPerSecond, failedWrites } = figures
  const failed = failedWrites > 0 ? `, ${failedWrites} failed` : ''
  return `${inMs(writeMs.p50)} and ${inMs(writeMs.p99)} at ${perSecond(acknowledgedPerSecond)}${failed}`
}
