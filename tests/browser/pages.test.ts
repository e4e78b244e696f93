import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type RunningApp } from '../running-app.ts'
import { launchChromium, openFreshPage } from './chromium.ts'

let app: RunningApp
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchChromium()])
})

afterAll(async () => {
  await browser.close()
  await app.stop()
})

const LESSON = '/courses/sql-with-sqlite/lessons/filtering-rows'
const COURSE_PAGES = ['/courses', '/courses/sql-with-sqlite', LESSON]
const OWN_PAGES = [
  '/dashboard',
  '/practice',
  '/practice?mode=mixed',
  '/topics/sql-queries',
  '/achievements',
  '/history',
  '/settings',
]

/** On the page to sign in. */
async function signIn(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill('learner@example.com')
  await page.getByLabel('Password').fill('hedgeschool')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/dashboard')
}

describe.each([
  [360, 'light'],
  [360, 'dark'],
  [1280, 'light'],
  [1280, 'dark'],
] as const)('at %i px, %s', (width, colorScheme) => {
  it('shows every page without a complaint of the browser and without scrolling sideways', async () => {
    const { page, complaints, close } = await openFreshPage(browser, {
      baseURL: app.origin,
      viewport: { width, height: 800 },
      colorScheme,
    })
    const look = async (path: string) => {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect({ path, overflow: Math.max(0, overflow) }).toEqual({ path, overflow: 0 })
    }
    for (const path of ['/', ...COURSE_PAGES, '/signup', '/login']) await look(path)
    await signIn(page)
    for (const path of [...COURSE_PAGES, ...OWN_PAGES]) await look(path)
    expect(complaints).toEqual([])
    await close()
  })
})

it('practises with the keyboard alone', async () => {
  const { page, close } = await openFreshPage(browser, { baseURL: app.origin })
  await page.goto('/login')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the page')
  await page.getByLabel('E-mail').focus()
  await page.keyboard.type('learner@example.com')
  await page.keyboard.press('Tab')
  await page.keyboard.type('hedgeschool')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/dashboard')
  await page.goto(LESSON)
  await page.locator('form[id^="task-"] textarea').first().focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('SELECT title FROM book')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('✗ Not yet').waitFor()
  await close()
})

it.each([
  '/nowhere',
  '/courses/nothing',
  '/courses/sql-with-sqlite/lessons/nothing',
  '/topics/nothing',
  '/history/nothing',
  '/practice/nothing',
  '/practice/01ARZ3NDEKTSV4RRFFQ69G5FAM?task=nothing',
])('has a page with a way on at %s', async (path) => {
  const { page, close } = await openFreshPage(browser, { baseURL: app.origin })
  await page.goto('/login')
  await signIn(page)
  const response = await page.goto(path)
  expect(response?.status()).toBe(404)
  await page.getByRole('link', { name: 'All courses' }).click()
  await page.getByRole('heading', { name: 'Courses', exact: true }).waitFor()
  await close()
})

it.each([true, false])(
  'learns quietly: no points, streaks and quests in sight (scripts: %j)',
  async (javaScriptEnabled) => {
    const { page, close } = await openFreshPage(browser, { baseURL: app.origin, javaScriptEnabled })
    await page.goto('/login')
    await signIn(page)
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
