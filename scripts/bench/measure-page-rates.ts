import type { RunningApp } from '../../tests/running-app.ts'
import { loadHttp, toGet, type HttpFigures } from './http-load.ts'
import { LESSON_PATH, type PagesSchool } from './pages-school.ts'
import { isSamePage, type AskedPage } from './same-page.ts'
import { spreadOf } from './spread.ts'

/** How long it is measured. */
export interface RatePlan {
  readonly rounds: number
  readonly sliceMs: number
}

/** How fast a page is answered, beside the same page whose reads cost nothing. Each is the median of the rounds. */
export interface PageRate {
  readonly name: string
  readonly perSecond: number
  readonly p99Ms: number
  readonly withoutReads: { readonly perSecond: number; readonly p99Ms: number }
  /** Of the rates; of each round by itself, then the median. */
  readonly share: number
  /** Whether both answered with the same bytes, before and after. */
  readonly isSame: boolean
}

/** Ten connections to one server at a time; the pages and the servers take turns. */
export async function measurePageRates(school: PagesSchool, plan: RatePlan): Promise<PageRate[]> {
  const sinceMs = Date.now()
  const pages = listPages(school)
  const checks = [await comparePages(school, pages, sinceMs)]
  const warmUp = { rounds: 1, sliceMs: Math.min(plan.sliceMs, 1_000) }
  await runRounds(school, pages, warmUp)
  const askedBefore = await countAsked(school.withoutReads)
  const rounds = await runRounds(school, pages, plan)
  if ((await countAsked(school.withoutReads)) !== askedBefore) {
    throw new Error('the pages without reads have read')
  }
  checks.push(await comparePages(school, pages, sinceMs))
  return pages.map(({ name }, index) => {
    const slices = rounds.map((round) => round[index]).filter((slice) => slice !== undefined)
    return {
      name,
      ...medians(slices.map(({ here }) => here)),
      withoutReads: medians(slices.map(({ without }) => without)),
      share: spreadOf(slices.map(({ here, without }) => here.perSecond / without.perSecond)).p50,
      isSame: checks.every((check) => check[index] === true),
    }
  })
}

interface RatedPage extends AskedPage {
  readonly name: string
}

function listPages({ session }: PagesSchool): RatedPage[] {
  const cookie = `hs_session=${session}`
  return [
    { name: 'home, signed out', path: '/', cookie: '' },
    { name: 'catalog, signed out', path: '/courses', cookie: '' },
    { name: 'lesson', path: LESSON_PATH, cookie },
    { name: 'lesson’s `.data`', path: `${LESSON_PATH}.data`, cookie },
    { name: 'dashboard', path: '/dashboard', cookie },
  ]
}

async function comparePages(
  { app, withoutReads }: PagesSchool,
  pages: readonly RatedPage[],
  sinceMs: number,
): Promise<boolean[]> {
  const same: boolean[] = []
  for (const page of pages) same.push(await isSamePage([app.origin, withoutReads.origin], page, sinceMs))
  return same
}

interface Slice {
  readonly here: HttpFigures
  readonly without: HttpFigures
}

/** For each round the slices of all pages; which server begins takes turns too. */
async function runRounds(
  school: PagesSchool,
  pages: readonly RatedPage[],
  { rounds, sliceMs }: RatePlan,
): Promise<Slice[][]> {
  const run = async (app: RunningApp, { path, cookie }: RatedPage) => {
    const request = toGet(app.origin, path, cookie)
    const load = { origin: app.origin, connections: CONNECTIONS, ms: sliceMs }
    const figures = await loadHttp({ ...load, nextRequest: () => request })
    const others = Object.keys(figures.statuses).filter((status) => status !== '200')
    if (others.length > 0) throw new Error(`${path} answered ${others.join(', ')}`)
    return figures
  }
  const done: Slice[][] = []
  for (let round = 0; round < rounds; round += 1) {
    const slices: Slice[] = []
    for (const page of pages) {
      const first = round % 2 === 0 ? await run(school.app, page) : null
      const without = await run(school.withoutReads, page)
      slices.push({ here: first ?? (await run(school.app, page)), without })
    }
    done.push(slices)
  }
  return done
}

const CONNECTIONS = 10

function medians(figures: readonly HttpFigures[]) {
  return {
    perSecond: spreadOf(figures.map(({ perSecond }) => perSecond)).p50,
    p99Ms: spreadOf(figures.map(({ answerMs }) => answerMs.p99)).p50,
  }
}

/** How many questions the database has answered for the server whose reads are replayed. */
async function countAsked(app: RunningApp): Promise<number> {
  const answer = await fetch(`${app.origin}/courses`)
  await answer.text()
  return Number(answer.headers.get('Questions-Asked') ?? NaN)
}
