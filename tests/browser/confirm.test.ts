import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { FRESH_MS } from '#app/features/user/rules/session.ts'
import { restartApp, startApp, type RunningApp } from '../running-app.ts'
import { listViolations } from './accessibility.ts'
import { addAuthenticator } from './authenticator.ts'
import { launchChromium, openFreshPage } from './chromium.ts'
import { signIn } from './page-list.ts'

const KEYS = '/settings/api-keys'

let app: RunningApp
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchChromium()])
})

afterAll(async () => {
  await browser.close()
  await app.stop()
})

it('is asked of who signed in a while ago, by the password or a passkey, with scripts and without', async () => {
  const wide = await openFreshPage(browser, { baseURL: app.origin })
  const small = { baseURL: app.origin, javaScriptEnabled: false, viewport: { width: 360, height: 800 } }
  const plain = await openFreshPage(browser, small)
  await addAuthenticator(wide.page)
  await signIn(wide.page)
  await wide.page.goto('/settings/passkeys')
  await wide.page.getByRole('button', { name: 'Make a passkey' }).click()
  await wide.page.getByText('You can sign in with it from now on.').waitFor()
  await signIn(plain.page, 'instructor@example.com')

  app = await restartApp(app, { shiftMs: FRESH_MS })
  await wide.page.goto('/settings/passkeys')
  await wide.page.getByRole('link', { name: 'Confirm it’s you' }).click()
  await wide.page.waitForURL('**/confirm?*')
  expect(await listViolations(wide.page)).toEqual([])
  await wide.page.getByRole('button', { name: 'Use a passkey' }).click()
  await wide.page.waitForURL('**/settings/passkeys')
  await wide.page.getByRole('button', { name: 'Make a passkey' }).waitFor()

  await plain.page.goto(KEYS)
  await plain.page.getByRole('link', { name: 'Confirm it’s you' }).click()
  await plain.page.getByLabel('Password').fill('wrong')
  await plain.page.getByRole('button', { name: 'Confirm' }).click()
  await plain.page.getByText('This is not your password').waitFor()
  await plain.page.getByLabel('Password').fill('hedgeschool')
  await plain.page.getByRole('button', { name: 'Confirm' }).click()
  await plain.page.waitForURL(`**${KEYS}`)
  await makeKey(plain.page)
  expect(wide.complaints).toEqual([])
  await Promise.all([wide.close(), plain.close()])
})

it('is over when it is done, and the focus is where that is said', async () => {
  const { page, close } = await openFreshPage(browser, { baseURL: app.origin })
  await signIn(page)
  await page.goto(KEYS)
  await makeKey(page)
  await untilFocused(page, 'Copy it now')
  await page.getByRole('button', { name: 'Revoke A program' }).click()
  await untilFocused(page, 'The key is revoked.')
  await page.goto('/settings')
  for (const headline of ['One', 'Another']) {
    await page.getByLabel('Headline').fill(headline)
    await page.getByRole('button', { name: 'Save profile' }).click()
    await untilFocused(page, 'Saved.')
    expect(await listViolations(page)).toEqual([])
  }
  await page.goto('/settings/picture')
  const current = page.getByRole('navigation', { name: 'Settings' }).locator('[aria-current=page]')
  expect(await current.allTextContents()).toEqual(['Profile'])
  await close()
})

/** Waits until what is in focus is not much more than this. */
async function untilFocused(page: Page, text: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    const focused = document.activeElement?.textContent ?? ''
    return focused.includes(wanted) && focused.length < 100
  }, text)
}

async function makeKey(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Name' }).fill('A program')
  await page.getByLabel('Read your XP').check()
  await page.getByRole('button', { name: 'Make a key' }).click()
  await page.getByText('Copy it now').waitFor()
}
