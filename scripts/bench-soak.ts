import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openBench, type Bench } from './bench/bench.ts'
import { untilServes, untilShipped } from './bench/node-figures.ts'
import { listMemory, slopePerHour, type MemorySample } from './bench/process-memory.ts'
import { learnerAt } from './bench/school-facts.ts'
import { makeSentAttempt, postEntries } from './bench/sent-entries.ts'
import type { BenchNode } from './bench/start-node.ts'
import { inOneLine } from './bench/words.ts'

// npm run bench:soak, or npm run bench:soak -- --minutes 2
// Memory of the web process and of its children, and the size of the journal, under light load. Always ends with 0.
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } })
const minutes = Number(values.minutes)
const LEARNERS = 200
const SAMPLE_EVERY_MS = 5_000

if (minutes > 0)
  await soak(minutes).catch((error: unknown) => say(`It could not be measured: ${inOneLine(error)}`))
else process.stderr.write('Usage: npm run bench:soak -- --minutes 10\n')

async function soak(forMinutes: number): Promise<void> {
  say('A primary 100 ms away, and a node before it')
  const bench = await openBench(LEARNERS)
  try {
    await bench.proxy.set({ kind: 'latency', roundTripMs: 100 })
    const node = await bench.startNode('node')
    await untilServes(node.origin, '/courses', 30_000)
    const dataDir = await bench.folder('node')
    const journalBefore = describeJournal(dataDir)
    say(`${forMinutes} minutes: 10 pages and 2 entries a second`)
    const { samples, pages, entries } = await loadLightly(bench, node, forMinutes * 60_000)
    await untilShipped(node.origin, 30_000)
    say(`\n${describeMemory(samples)}\n`)
    say(`${pages} pages read, ${entries} entries kept, ${process.version}.`)
    say(`Journal: ${journalBefore} before, ${describeJournal(dataDir)} after; shipped rows stay for 7 days.`)
    await node.kill()
  } finally {
    await bench.close()
  }
}

/** Pages and entries at a steady pace; memory every five seconds, the first half minute left out. */
async function loadLightly({ facts }: Bench, node: BenchNode, ms: number) {
  const samples: MemorySample[] = []
  const begunMs = performance.now()
  let [pages, entries, turn] = [0, 0, 0]
  const path = `/courses/${facts.courseSlug}/lessons/${facts.lessonSlug}`
  const sampling = setInterval(() => {
    const atMs = performance.now() - begunMs
    if (atMs > Math.min(30_000, ms / 4)) samples.push(...listMemory(node.pid, atMs))
  }, SAMPLE_EVERY_MS)
  while (performance.now() - begunMs < ms) {
    const { cookie } = learnerAt(facts, turn++)
    const page = await fetch(`${node.origin}${path}`, { headers: { Cookie: cookie } })
    await page.text()
    pages += 1
    if (turn % 5 === 0) {
      await postEntries(node.origin, cookie, [makeSentAttempt(facts, turn)])
      entries += 1
    }
    await sleep(100)
  }
  clearInterval(sampling)
  return { samples, pages, entries }
}

function describeMemory(samples: readonly MemorySample[]): string {
  const lines = [...new Set(samples.map(({ name }) => name))].map((name) => {
    const own = samples.filter((sample) => sample.name === name)
    const [first, last] = [own[0]?.rssMb ?? NaN, own.at(-1)?.rssMb ?? NaN]
    const slope = slopePerHour(own)
    return `| ${name} | ${first.toFixed(0)} MB | ${last.toFixed(0)} MB | ${slope.toFixed(1)} MB/hour | ${own.length} |`
  })
  const head = [
    '| process | first | last | slope (least squares) | samples |',
    '| --- | --- | --- | --- | --- |',
  ]
  return [...head, ...lines].join('\n')
}

/** The file, and what is in its write-ahead log, which is kept at a size. */
function describeJournal(dataDir: string): string {
  const sizes = ['journal.db', 'journal.db-wal'].map((name) => {
    const { size } = statSync(join(dataDir, name), { throwIfNoEntry: false }) ?? { size: 0 }
    return inKb(size)
  })
  return `${sizes[0]} and a log of ${sizes[1]}`
}

function inKb(bytes: number): string {
  return `${Math.round(bytes / 1024).toLocaleString('en')} kB`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
