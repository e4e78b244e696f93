import { availableParallelism, loadavg } from 'node:os'
import type { Browser } from 'playwright'
import { PROJECT_DIR } from '#app/server/project.ts'
import { launchChromium } from '../tests/browser/chromium.ts'
import { toMarkdown, asMet } from './bench/markdown.ts'
import { measureFeedback } from './bench/measure-feedback.ts'
import { measurePageLoads } from './bench/measure-page-loads.ts'
import { measurePageRates } from './bench/measure-page-rates.ts'
import { FRAME_BYTES, measurePageScripts, type PageScripts } from './bench/measure-page-scripts.ts'
import { openPagesSchool, type PagesSchool } from './bench/pages-school.ts'
import { asRatio, inMs, inOneLine, perSecond } from './bench/words.ts'
import { findChromium } from './find-chromium.mjs'

// npm run bench:pages, or npm run bench:pages -- --quick; with names of parts, such as `-- sizes`, only those.
// What a page costs the server and the browser, beside its aims. A benchmark, not a test: it always ends with 0.
const isQuick = process.argv.includes('--quick')
const plan = isQuick
  ? { rates: { rounds: 5, sliceMs: 700 }, loads: 3 }
  : { rates: { rounds: 12, sliceMs: 1_500 }, loads: 5 }
const ANSWERS = 20
/** The names of the parts, and what each is called while it runs. */
const PARTS = {
  rates: 'Pages over HTTP',
  sizes: 'Scripts',
  loads: 'Pages on a slow phone',
  feedback: 'From Enter to the verdict',
} as const
type Part = keyof typeof PARTS
const begunMs = performance.now()
const [loadBefore = NaN] = loadavg()

await runAll().catch((error: unknown) => tell(`It could not be measured: ${inOneLine(error)}`))
process.exit()

async function runAll(): Promise<void> {
  tell('A school, and a learner in it')
  process.env['CHROMIUM_PATH'] = await findChromium(PROJECT_DIR)
  const browser = await launchChromium()
  const school = await openPagesSchool(browser)
  try {
    const tables = [
      await measure('rates', () => tableOfRates(school)),
      await measure('sizes', () => tablesOfScripts(browser, school)),
      await measure('loads', () => tableOfLoads(browser, school)),
      await measure('feedback', () => tableOfFeedback(browser, school)),
    ]
    const said = [...tables.filter((table) => table !== null), describeMachine()]
    process.stdout.write(`\n${said.join('\n\n')}\n`)
  } finally {
    await browser.close()
    await school.stop()
  }
}

/** A part that fails says so in its place; the others go on. Null where others were asked for. */
async function measure(part: Part, makeTables: () => Promise<string>): Promise<string | null> {
  const asked = process.argv.slice(2).filter((word) => word in PARTS)
  if (asked.length > 0 && !asked.includes(part)) return null
  tell(PARTS[part])
  return makeTables().catch((error: unknown) => `${PARTS[part]}: fails: ${inOneLine(error)}`)
}

async function tableOfRates(school: PagesSchool): Promise<string> {
  const rates = await measurePageRates(school, plan.rates)
  const head = [
    'page',
    'here',
    'p99',
    'without reads',
    'p99',
    'share of the rate',
    'aim',
    'met',
    'same bytes',
  ]
  const lines = rates.map(({ name, withoutReads, share, isSame, ...here }) => [
    name,
    perSecond(here.perSecond),
    inMs(here.p99Ms),
    perSecond(withoutReads.perSecond),
    inMs(withoutReads.p99Ms),
    asRatio(share),
    '≥ 0.8',
    asMet(share >= 0.8),
    asMet(isSame),
  ])
  return toMarkdown(head, lines)
}

async function tablesOfScripts(browser: Browser, school: PagesSchool): Promise<string> {
  const pages = await measurePageScripts(browser, school)
  const head = ['page', 'language', 'scripts', 'gzipped', 'above the frame', 'aim', 'met']
  const lines = pages.map(({ name, locale, files, bytes, aimBytes }) => {
    const above = bytes - FRAME_BYTES
    const aim = aimBytes === null ? '–' : `< ${inKb(aimBytes)}`
    const isMet = aimBytes === null ? null : above < aimBytes
    return [name, locale, String(files.length), inKb(bytes), inKb(above), aim, asMet(isMet)]
  })
  return `${toMarkdown(head, lines)}\n\n${tableOfLargest(pages)}`
}

function tableOfLargest(pages: readonly PageScripts[]): string {
  const sizes = new Map(pages.flatMap(({ files }) => files).map(({ name, bytes }) => [name, bytes]))
  const largest = [...sizes].toSorted(([, one], [, other]) => other - one).slice(0, 12)
  const lines = largest.map(([file, bytes]) => {
    const loading = pages.filter(({ files }) => files.some(({ name }) => name === file))
    const names = new Set(loading.map(({ name }) => name.split(',')[0] ?? name))
    const isGerman = loading.every(({ locale }) => locale === 'de')
    return [file, inKb(bytes), `${[...names].join(', ')}${isGerman ? ' (German)' : ''}`]
  })
  return toMarkdown(['largest scripts', 'gzipped', 'loaded by'], lines)
}

async function tableOfLoads(browser: Browser, school: PagesSchool): Promise<string> {
  const loads = await measurePageLoads(browser, school, plan.loads)
  const lines = loads.flatMap(({ name, largestPaintMs, blockedMs, shift }) => [
    [name, 'largest contentful paint', inMs(largestPaintMs), '< 2.0 s', asMet(largestPaintMs < 2_000)],
    [name, 'total blocking time', inMs(blockedMs), '< 150 ms', asMet(blockedMs < 150)],
    [name, 'cumulative layout shift', shift.toFixed(3), '0', asMet(shift < 0.0005)],
  ])
  return toMarkdown(['page', 'what', 'measured', 'aim', 'met'], lines)
}

async function tableOfFeedback(browser: Browser, school: PagesSchool): Promise<string> {
  const measured = await measureFeedback(browser, school, ANSWERS)
  const lines = measured.flatMap(({ name, ms: { p50, p95 } }) => [
    [`${name}, median`, inMs(p50), '< 100 ms', asMet(p50 < 100)],
    [`${name}, p95`, inMs(p95), '< 100 ms', asMet(p95 < 100)],
  ])
  return toMarkdown([`answer to feedback, ${ANSWERS} of each`, 'measured', 'aim', 'met'], lines)
}

function inKb(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`
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
