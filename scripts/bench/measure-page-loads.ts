import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright'
import { LESSON_PATH, type PagesSchool } from './pages-school.ts'
import { spreadOf } from './spread.ts'
import { openMeasuredPage, PHONE, slowDown } from './throttled-page.ts'

/** How a page comes up on a slow phone; each is the median. */
export interface PageLoad {
  readonly name: string
  readonly largestPaintMs: number
  readonly blockedMs: number
  /** Cumulative layout shift, without a unit. */
  readonly shift: number
}

/** The lesson and a practice task of somebody signed in, each in a browser profile of its own every time. */
export async function measurePageLoads(
  browser: Browser,
  school: PagesSchool,
  rounds: number,
): Promise<PageLoad[]> {
  const pages = [
    { name: 'lesson', path: LESSON_PATH },
    { name: 'practice', path: school.practicePath },
  ]
  const loads = new Map(pages.map(({ name }) => [name, noLoads()]))
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, path } of pages) loads.get(name)?.push(await loadOnce(browser, school, path))
  }
  return [...loads].map(([name, done]) => ({
    name,
    largestPaintMs: spreadOf(done.map((load) => load.largestPaintMs)).p50,
    blockedMs: spreadOf(done.map((load) => load.blockedMs)).p50,
    shift: spreadOf(done.map((load) => load.shift)).p50,
  }))
}

type OneLoad = Omit<PageLoad, 'name'>

function noLoads(): OneLoad[] {
  return []
}

async function loadOnce(browser: Browser, school: PagesSchool, path: string): Promise<OneLoad> {
  const { page, cdp, close } = await openMeasuredPage(browser, school, { ...PHONE, isSignedIn: true })
  await page.addInitScript({ path: WATCH_LOADING })
  await slowDown(cdp)
  await page.goto(path, { waitUntil: 'networkidle', timeout: 60_000 })
  // What the last of its scripts set off counts too.
  await page.waitForTimeout(SETTLE_MS)
  const { firstPaintMs, tasks, ...seen } = await page.evaluate(() => window.seen)
  await close()
  const blocked = tasks.map(({ fromMs, untilMs }) => untilMs - Math.max(fromMs, firstPaintMs) - LONG_MS)
  return { ...seen, blockedMs: blocked.filter((ms) => ms > 0).reduce((sum, ms) => sum + ms, 0) }
}

const WATCH_LOADING = fileURLToPath(new URL('./watch-loading.mjs', import.meta.url))
const SETTLE_MS = 2_000
/** A task that takes longer keeps people waiting for what is beyond it. Source: https://web.dev/articles/tbt */
const LONG_MS = 50

declare global {
  interface Window {
    /** What `watch-loading.mjs` has seen, in milliseconds since the page was asked for. */
    readonly seen: {
      readonly firstPaintMs: number
      readonly largestPaintMs: number
      readonly shift: number
      readonly tasks: readonly { readonly fromMs: number; readonly untilMs: number }[]
    }
  }
}
