import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type RunningApp } from '../running-app.ts'
import { listViolations } from './accessibility.ts'
import { launchChromium, openFreshPage } from './chromium.ts'
import { OPEN_PAGES, OPERATOR_PAGES, OWN_PAGES, signedIn } from './page-list.ts'

let app: RunningApp
let browser: Browser
/** What a browser of each has kept. */
let kept: Readonly<Record<'anybody' | 'a learner' | 'an operator', BrowserContextOptions>>

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchChromium()])
  kept = {
    anybody: {},
    'a learner': await signedIn(browser, app.origin),
    'an operator': await signedIn(browser, app.origin, 'admin@example.com'),
  }
})

afterAll(async () => {
  await browser.close()
  await app.stop()
})

const WHO = [
  ['anybody', OPEN_PAGES],
  ['a learner', OWN_PAGES],
  ['an operator', OPERATOR_PAGES],
] as const

describe.each([360, 1280])('at %i px', (width) => {
  it.each(WHO)('shows every page to %s without a fault, light and dark', async (who, paths) => {
    const { page, complaints, close } = await openFreshPage(browser, {
      ...kept[who],
      baseURL: app.origin,
      viewport: { width, height: 800 },
      reducedMotion: 'reduce',
    })
    const faults: string[] = []
    for (const path of paths) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      faults.push(...(await listFaults(page, width)).map((fault) => `${path}: ${fault}`))
    }
    expect(faults).toEqual([])
    expect(complaints.filter(isUnexpected)).toEqual([])
    await close()
  })

  it('has room for German words, and stands from right to left', async () => {
    const { page, complaints, close } = await openFreshPage(browser, {
      ...kept['a learner'],
      baseURL: app.origin,
      viewport: { width, height: 800 },
      locale: 'de-AT',
    })
    const faults: unknown[] = []
    for (const path of [...OWN_PAGES, ...OPEN_PAGES]) {
      await page.goto(path)
      const language = await page.locator('html').getAttribute('lang')
      const sideways = await sidewaysPx(page)
      const outside = await listOutsideFromRight(page)
      if (language !== 'de' || sideways > 0 || outside.length > 0) {
        faults.push({ path, language, sideways, outside })
      }
    }
    expect(faults).toEqual([])
    expect(complaints.filter(isUnexpected)).toEqual([])
    await close()
  })
})

async function listFaults(page: Page, width: number): Promise<string[]> {
  const sideways = await sidewaysPx(page)
  const faults = sideways > 0 ? [`scrolls sideways by ${sideways} px`] : []
  // As high as the page is: what the bar at the bottom hides until one scrolls is no fault.
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.max(800, height + 100) })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await untilPainted(page)
    faults.push(...(await listViolations(page)).map((violation) => `${colorScheme}: ${violation}`))
  }
  await page.setViewportSize({ width, height: 800 })
  return faults
}

/** Colours are on their way to the other scheme until then. */
function untilPainted(page: Page): Promise<unknown> {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}

function sidewaysPx(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}

/** Turns the page round; what then stands outside of it. */
function listOutsideFromRight(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    document.documentElement.dir = 'rtl'
    const isOutside = (element: Element) => {
      const { left, right, width: widthPx } = element.getBoundingClientRect()
      return widthPx > 1 && (left < -1 || right > window.innerWidth + 1)
    }
    return [...document.querySelectorAll('main :is(h1, h2, p, button, a, input)')]
      .filter((element) => element.closest('pre, .table-scroll, .sr-only') === null)
      .filter(isOutside)
      .map((element) => element.outerHTML.slice(0, 120))
  })
}

/** That a page is missing is what one of them is about. */
function isUnexpected(complaint: string): boolean {
  return !complaint.includes('status of 404')
}

it.each([
  '/nowhere',
  '/courses/nothing',
  '/courses/sql-with-sqlite/lessons/nothing',
  '/topics/nothing',
  '/history/nothing',
  '/practice/nothing',
  '/practice/01ARZ3NDEKTSV4RRFFQ69G5FAM?task=nothing',
])('has a page with a way on at %s', async (path) => {
  const { page, close } = await openFreshPage(browser, { ...kept['a learner'], baseURL: app.origin })
  const response = await page.goto(path)
  expect(response?.status()).toBe(404)
  await page.getByRole('link', { name: 'All courses' }).click()
  await page.getByRole('heading', { name: 'Courses', exact: true }).waitFor()
  await close()
})

it.each([true, false])(
  'leads guests on small screens to the courses and to an account (scripts: %j)',
  async (javaScriptEnabled) => {
    const viewport = { width: 360, height: 740 }
    const { page, close } = await openFreshPage(browser, { baseURL: app.origin, javaScriptEnabled, viewport })
    for (const [name, title] of [
      ['Courses', 'Courses'],
      ['Sign in', 'Sign in'],
      ['Sign up', 'Sign up'],
    ] as const) {
      await page.goto('/privacy')
      const way = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true })
      expect(await way.isVisible()).toBe(true)
      await way.click()
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
    }
    await close()
  },
)

it('prints a lesson without what only a screen can do', async () => {
  const options = { ...kept['a learner'], baseURL: app.origin, colorScheme: 'dark' } as const
  const { page, close } = await openFreshPage(browser, options)
  await page.goto('/courses/sql-with-sqlite/lessons/filtering-rows')
  await page.emulateMedia({ media: 'print' })
  const isShown = (name: string) => page.locator(name).first().isVisible()
  expect(await Promise.all(['main h1', '.prose pre', 'form[id^="task-"]'].map(isShown))).not.toContain(false)
  const ofScreens = ['body > header', 'body > footer', 'nav[aria-label="Main"]', 'main button', '#contents']
  expect(await Promise.all(ofScreens.map(isShown))).not.toContain(true)
  const ink = await page.locator('body').evaluate((body) => getComputedStyle(body).color)
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await page.locator('body').evaluate((body) => getComputedStyle(body).color)).toBe(ink)
  await close()
})

it.each([true, false])(
  'learns quietly: no points, streaks and quests in sight (scripts: %j)',
  async (javaScriptEnabled) => {
    const options = { ...kept['a learner'], baseURL: app.origin, javaScriptEnabled }
    const { page, close } = await openFreshPage(browser, options)
    const loud = ['Streak', 'Today', 'Your XP']
    const shown = async () => {
      await page.goto('/dashboard')
      return Promise.all(loud.map((name) => page.getByRole('heading', { name, exact: true }).isVisible()))
    }
    const press = async (name: string) => {
      await page.goto('/settings')
      await page.getByRole('button', { name }).click()
      await page.getByRole('button', { name }).waitFor({ state: 'detached' })
    }
    expect(await shown()).toContain(true)
    await press('Turn quiet mode on')
    expect(await shown()).toEqual([false, false, false])
    await press('Show points and streaks')
    expect(await shown()).toContain(true)
    await close()
  },
)
