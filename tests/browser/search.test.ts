import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type RunningApp } from '../running-app.ts'
import { inspect } from './accessibility.ts'
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
const palette = (page: Page) => page.getByRole('dialog', { name: 'Search' })
const field = (page: Page) => palette(page).getByRole('combobox')
const option = (page: Page, name: string | RegExp) => palette(page).getByRole('option', { name })

/** Waits until scripts run: the link to the search has become a button. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('banner').getByRole('button', { name: 'Search' }).waitFor()
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await inspect(page).analyze()
  expect(violations.map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html) }))).toEqual([])
}

describe('the palette', () => {
  it.each(['/', 'Control+K'])('opens by %s, and leads by keys alone to what is found', async (keys) => {
    const { page, complaints, close } = await openFreshPage(browser, { baseURL: app.origin })
    await open(page, '/courses')
    await page.keyboard.press(keys)
    await option(page, 'Sign in').waitFor()
    await page.keyboard.type('filtering ro')
    const [first, last] = [option(page, /^Filtering rows/), option(page, /^All results/)]
    await first.and(page.locator('[aria-selected="true"]')).waitFor()
    await page.keyboard.press('ArrowUp')
    await last.and(page.locator('[aria-selected="true"]')).waitFor()
    await page.keyboard.press('ArrowDown')
    await first.and(page.locator('[aria-selected="true"]')).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${LESSON}`)
    await palette(page).waitFor({ state: 'hidden' })
    expect(complaints).toEqual([])
    await close()
  })

  it('closes by Escape and gives the focus back', async () => {
    const { page, complaints, close } = await openFreshPage(browser, { baseURL: app.origin })
    await open(page, '/courses')
    const button = page.getByRole('banner').getByRole('button', { name: 'Search' })
    await button.focus()
    await page.keyboard.press('Enter')
    await field(page).fill('select')
    await page.keyboard.press('Escape')
    await palette(page).waitFor({ state: 'hidden' })
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Control+K')
    await option(page, 'Courses').waitFor()
    expect(await field(page).inputValue()).toBe('')
    expect(complaints).toEqual([])
    await close()
  })

  it('leaves the slash to fields, and to who has turned it off', async () => {
    const { page, close } = await openFreshPage(browser, {
      baseURL: app.origin,
      viewport: { width: 1280, height: 800 },
    })
    await open(page, '/login')
    await page.getByLabel('E-mail').focus()
    await page.keyboard.type('a/b')
    expect(await page.getByLabel('E-mail').inputValue()).toBe('a/b')
    expect(await palette(page).isVisible()).toBe(false)
    await page.keyboard.press('Control+K')
    await palette(page).getByLabel('Open with the key /').uncheck()
    await page.keyboard.press('Escape')
    await palette(page).waitFor({ state: 'hidden' })
    await page.locator('body').press('/')
    expect(await palette(page).isVisible()).toBe(false)
    await page.keyboard.press('Control+K')
    await palette(page).waitFor()
    await close()
  })

  it('says how many there are, and finds despite a slip', async () => {
    const { page, close } = await openFreshPage(browser, { baseURL: app.origin })
    await open(page, '/')
    await page.keyboard.press('Control+K')
    await field(page).fill('filterign')
    await option(page, /^Filtering rows/).waitFor()
    expect(await palette(page).getByRole('status').textContent()).toMatch(/^\d+ results?\.$/)
    await field(page).fill('zzzzzzzz')
    await palette(page).getByRole('status').filter({ hasText: 'No results.' }).waitFor({ state: 'attached' })
    await palette(page).getByText('Nothing was found for “zzzzzzzz”.').waitFor()
    expect(await option(page, /^All results/).count()).toBe(0)
    await option(page, 'All courses').and(page.locator('[aria-selected="true"]')).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/courses')
    await close()
  })

  it('says so when the server is out of reach, and still goes to pages', async () => {
    const { page, close } = await openFreshPage(browser, { baseURL: app.origin })
    await open(page, '/')
    await page.keyboard.press('Control+K')
    await option(page, 'Courses').waitFor()
    await page.route('**/search.json*', (route) => route.abort())
    await field(page).fill('cour')
    await palette(page).getByText('cannot be reached right now').waitFor()
    await option(page, 'Courses').click()
    await page.waitForURL('**/courses')
    expect(await palette(page).isVisible()).toBe(false)
    await close()
  })
})

describe.each([
  [360, 'light'],
  [360, 'dark'],
  [1280, 'light'],
  [1280, 'dark'],
] as const)('at %i px, %s', (width, colorScheme) => {
  it('is accessible, without a complaint of the browser and without scrolling sideways', async () => {
    const { page, complaints, close } = await openFreshPage(browser, {
      baseURL: app.origin,
      viewport: { width, height: 800 },
      colorScheme,
      reducedMotion: 'reduce',
    })
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    for (const path of ['/search', '/search?q=select', '/search?q=zzzzzzzz']) {
      await open(page, path)
      await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor()
      expect({ path, overflow: Math.max(0, await overflow()) }).toEqual({ path, overflow: 0 })
      await expectAccessible(page)
    }
    await page.getByRole('banner').getByRole('button', { name: 'Search' }).click()
    await option(page, 'Courses').waitFor()
    await expectAccessible(page)
    await field(page).fill('select')
    await palette(page).getByRole('group', { name: 'Lessons' }).waitFor()
    await expectAccessible(page)
    expect(Math.max(0, await overflow())).toBe(0)
    expect(complaints).toEqual([])
    await close()
  })
})

describe('the page that searches, without scripts', () => {
  it('is reached from the header, and shows what it found with its matches marked', async () => {
    const { page, complaints, close } = await openFreshPage(browser, {
      baseURL: app.origin,
      javaScriptEnabled: false,
    })
    await page.goto('/')
    await page.getByRole('banner').getByRole('link', { name: 'Search' }).click()
    await page.waitForURL('**/search')
    const text = page.getByRole('searchbox', { name: 'Search courses, lessons and pages' })
    await text.fill('filtering rows')
    await text.press('Enter')
    await page.waitForURL('**/search?q=filtering+rows')
    expect(await page.title()).toBe('“filtering rows” · Search · Hedgeschool')
    await page.getByText(/^\d+ things? found for “filtering rows”\.$/).waitFor()
    expect(await page.getByRole('main').locator('mark').count()).toBeGreaterThan(1)
    await page.getByRole('main').getByRole('link', { name: 'Filtering rows' }).click()
    await page.waitForURL(`**${LESSON}`)
    await page.goto('/search?q=zzzzzzzz')
    await page.getByRole('heading', { name: 'What you can try' }).waitFor()
    await page.getByRole('main').getByRole('link', { name: 'All courses' }).click()
    await page.waitForURL('**/courses')
    expect(complaints).toEqual([])
    await close()
  })

  it('finds pages by what they are called in either language, and only those that one may open', async () => {
    const { page, close } = await openFreshPage(browser, {
      baseURL: app.origin,
      javaScriptEnabled: false,
      locale: 'de-DE',
    })
    const pages = async (text: string) => {
      await page.goto(`/search?q=${text}`)
      return page.getByRole('region', { name: 'Seiten' }).getByRole('link').allTextContents()
    }
    expect(await pages('Registr')).toEqual(['Registrieren'])
    expect(await pages('sign+up')).toEqual(['Registrieren'])
    expect(await pages('Einstellungen')).toEqual([])
    await close()
  })
})
