import type { Browser, Page, Route } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { startApp, type RunningApp } from '../running-app.ts'
import { launchChromium, openFreshPage, type FreshPage } from './chromium.ts'

let app: RunningApp
let browser: Browser
let german: FreshPage

beforeAll(async () => {
  browser = await launchChromium()
  app = await startApp()
})

afterAll(async () => {
  await browser.close()
  await app.stop()
})

beforeEach(async () => {
  german = await openFreshPage(browser, { baseURL: app.origin, locale: 'de-AT' })
})

afterEach(async () => {
  await german.page.unrouteAll({ behavior: 'ignoreErrors' })
  await german.close()
})

/** Of the German words of the frame, and of the pages about accounts. */
const FRAME = 'Zum Inhalt springen'
const ACCOUNT = 'Passwort vergessen?'

it('loads the words of the page that is open, and those of the next with it, never a word of English', async () => {
  const { page, complaints } = german
  const loaded = await watchScripts(page, { [ACCOUNT]: (route) => held.then(() => route.fallback()) })
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.goto('/', { waitUntil: 'networkidle' })
  expect(loaded.some((text) => text.includes(FRAME))).toBe(true)
  expect(loaded.some((text) => text.includes(ACCOUNT))).toBe(false)
  await markPage(page)
  const titles = await watchTitles(page)
  await page.getByRole('banner').getByRole('link', { name: 'Anmelden' }).click()
  await expect.poll(() => loaded.some((text) => text.includes(ACCOUNT))).toBe(true)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Schule, wo immer du bist.')
  release()
  await page.getByRole('heading', { name: 'Anmelden', level: 1 }).waitFor()
  await page.getByLabel('E-Mail').fill('learner@example.com')
  expect(await titles()).toEqual(['Anmelden · Hedgeschool'])
  expect(await isMarked(page)).toBe(true)
  expect(complaints).toEqual([])
})

it('stays as the server made it where the words of a page cannot be had', async () => {
  const { page, complaints } = german
  await watchScripts(page, { [FRAME]: (route) => route.abort() })
  await page.goto('/', { waitUntil: 'networkidle' })
  await markPage(page)
  await page.getByRole('banner').getByRole('link', { name: 'Anmelden' }).click()
  await page.getByRole('heading', { name: 'Anmelden', level: 1 }).waitFor()
  expect(await isMarked(page)).toBe(false)
  await page.getByLabel('E-Mail').fill('learner@example.com')
  await page.getByLabel('Passwort', { exact: true }).fill('hedgeschool')
  await page.getByRole('main').getByRole('button', { name: 'Anmelden' }).click()
  await page.waitForURL('**/dashboard')
  expect(complaints.filter((text) => !text.includes('ERR_FAILED'))).toEqual([])
})

it('speaks English where the words of a next page cannot be had', async () => {
  const { page, complaints } = german
  await watchScripts(page, { [ACCOUNT]: (route) => route.abort() })
  await page.goto('/', { waitUntil: 'networkidle' })
  await markPage(page)
  await page.getByRole('banner').getByRole('link', { name: 'Anmelden' }).click()
  await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor()
  await page.getByText(FRAME).waitFor({ state: 'attached' })
  expect(await isMarked(page)).toBe(true)
  expect(complaints.filter((text) => !text.includes('ERR_FAILED'))).toEqual([])
})

it('asks once more for words that did not come', async () => {
  const { page } = german
  let refused = 0
  await watchScripts(page, {
    [FRAME]: (route) => (refused++ === 0 ? route.abort() : route.fallback()),
  })
  await page.goto('/', { waitUntil: 'networkidle' })
  await markPage(page)
  await page.getByRole('banner').getByRole('link', { name: 'Anmelden' }).click()
  await page.getByRole('heading', { name: 'Anmelden', level: 1 }).waitFor()
  expect(refused).toBe(2)
  expect(await isMarked(page)).toBe(true)
})

/** What the scripts say that a page loads; those in which one of these texts is are handled so. */
async function watchScripts(
  page: Page,
  handlers: Readonly<Record<string, (route: Route) => Promise<void>>>,
): Promise<readonly string[]> {
  const loaded: string[] = []
  await page.route(/\/assets\/[^/]+\.js/, async (route) => {
    const response = await route.fetch()
    const text = await response.text()
    loaded.push(text)
    const [, handle] = Object.entries(handlers).find(([part]) => text.includes(part)) ?? []
    await (handle ? handle(route) : route.fulfill({ response }))
  })
  return loaded
}

/** The titles that the page has from now on, each once. */
async function watchTitles(page: Page): Promise<() => Promise<readonly string[]>> {
  const titles = await page.evaluateHandle(() => {
    const seen: string[] = []
    new MutationObserver(() => {
      if (document.title !== seen.at(-1)) seen.push(document.title)
    }).observe(document.head, { childList: true, subtree: true, characterData: true })
    return seen
  })
  return () => titles.jsonValue()
}

/** Scripts that change pages keep what is marked; a new document has no mark. */
async function markPage(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { isMarked: true }))
}

function isMarked(page: Page): Promise<boolean> {
  return page.evaluate(() => 'isMarked' in window)
}
