import { availableParallelism, loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { measureAppends } from './bench/appends.ts'
import { openBench, type Bench } from './bench/bench.ts'
import { measureColdStart } from './bench/cold-start.ts'
import { measureDrain } from './bench/drain.ts'
import { measureHttpEntries } from './bench/http-entries.ts'
import { untilServes } from './bench/node-figures.ts'
import { measureNodePages } from './bench/node-pages.ts'
import { measurePageReads } from './bench/page-reads.ts'
import { FULL, QUICK, type BenchPlan } from './bench/plan.ts'
import { measurePreparedQuestions } from './bench/questions.ts'
import { outputOf, runSubject } from './bench/run-subject.ts'
import { measureSilence } from './bench/silence.ts'
import type { BenchNode } from './bench/start-node.ts'
import { toTable, type Row } from './bench/table.ts'
import { measureVisibility } from './bench/visibility.ts'
import { inOneLine } from './bench/words.ts'

// npm run bench:edge, or npm run bench:edge -- --quick
// The figures of the data layer beside two baselines, in one run. A benchmark, not a test: it always ends with 0.
const isQuick = process.argv.includes('--quick')
const begunMs = performance.now()
const LEARNERS = 200
const CLOSE_LIMIT_MS = 10_000

const [loadBefore = NaN] = loadavg()

await runAll(isQuick ? QUICK : FULL).catch((error: unknown) =>
  tell(`It could not be measured: ${inOneLine(error)}`),
)
// Connections that a fault has left half open must not keep it.
process.exit()

async function runAll(plan: BenchPlan): Promise<void> {
  tell('A primary, and a school in it')
  const bench = await openBench(LEARNERS)
  try {
    const rows = [...(await runClients(bench, plan)), ...(await runNodes(bench, plan))]
    process.stdout.write(`\n${toTable(rows)}\n\n${describeMachine()}\n`)
  } finally {
    await Promise.race([bench.close(), sleep(CLOSE_LIMIT_MS)])
  }
}

/** What is measured inside processes that do nothing else. */
async function runClients(bench: Bench, plan: BenchPlan): Promise<Row[]> {
  for (const subject of ['usual', 'http', 'here'] as const) {
    const { word } = outputOf(await runSubject(bench, subject, ['fill', null], { limitMs: 30_000 }))
    if (word) tell(`  ${subject}: ${word}`)
  }
  return [
    ...(await measure("A page's reads beside writes", () => measurePageReads(bench, plan))),
    ...(await measure('Acknowledged writes', () => measureAppends(bench, plan))),
    ...(await measure('Prepared questions', () => measurePreparedQuestions(bench, plan))),
  ]
}

/** What is measured in whole servers. */
async function runNodes(bench: Bench, plan: BenchPlan): Promise<Row[]> {
  await bench.proxy.set({ kind: 'latency', roundTripMs: 100 })
  const nodes = await Promise.all([bench.startNode('node-a'), bench.startNode('node-b')])
  try {
    return await measureNodes(bench, plan, nodes)
  } finally {
    await Promise.all(nodes.map((node) => node.kill()))
  }
}

async function measureNodes(
  bench: Bench,
  plan: BenchPlan,
  [a, b]: readonly [BenchNode, BenchNode],
): Promise<Row[]> {
  for (const { origin } of [a, b]) await untilServes(origin, '/courses', 30_000)
  const rows = [
    ...(await measure('Visible on another node', () => measureVisibility(bench, plan, a, b))),
    ...(await measure('Pages over HTTP', () => measureNodePages(bench, plan, a))),
    ...(await measure('Draining after an outage', () => measureDrain(bench, plan, a))),
    ...(await measure('Entries over HTTP', () => measureHttpEntries(bench, plan, b))),
    ...(await measure('A silent primary', () => measureSilence(bench, plan, a))),
  ]
  await Promise.all([a.kill(), b.kill()])
  return [...rows, ...(await measure('Cold starts', () => measureColdStart(bench)))]
}

/** A part that fails says so in its place; the others go on. */
async function measure(name: string, part: () => Promise<Row[]>): Promise<Row[]> {
  tell(name)
  try {
    return await part()
  } catch (error) {
    return [{ what: name, usual: '–', http: '–', here: `fails: ${inOneLine(error)}`, aim: '–', isMet: null }]
  }
}

function tell(line: string): void {
  const seconds = ((performance.now() - begunMs) / 1_000).toFixed(0)
  process.stdout.write(`${seconds.padStart(4)} s  ${line}\n`)
}

function describeMachine(): string {
  const [loadAfter = NaN] = loadavg()
  const took = ((performance.now() - begunMs) / 1_000).toFixed(0)
  return `${availableParallelism()} cores, Node ${process.version}, load ${loadBefore.toFixed(1)} before and ${loadAfter.toFixed(1)} after, ${took} s in all.`
}
