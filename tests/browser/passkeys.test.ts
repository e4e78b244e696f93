import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type RunningApp } from '../running-app.ts'
import { addAuthenticator } from './authenticator.ts'
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

async function signIn(page: Page, email = 'learner@example.com'): Promise<void> {
  await page.goto('/login')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill('hedgeschool')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/dashboard')
}

describe('a passkey', () => {
  it('is made, named, used instead of the password, and removed', async () => {
    const { page, complaints, close } = await openFreshPage(browser, { baseURL: app.origin })
    const device = await addAuthenticator(page)
    await signIn(page)
    await page.goto('/settings/passkeys')
    await page.getByRole('button', { name: 'Make a passkey' }).click()
    await page.getByText('You can sign in with it from now on.').waitFor()
    // The same device has no second one of the same person.
    await page.getByRole('button', { name: 'Make a passkey' }).click()
    await page.getByText('This device has a passkey of yours already.').waitFor()

    await page.locator('summary', { hasText: 'Rename' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('My finger')
    await page.getByRole('button', { name: 'Rename' }).click()
    await page.getByText('The passkey has a new name.').waitFor()

    await page.context().clearCookies()
    await page.goto('/login?redirectTo=/settings/passkeys')
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await page.waitForURL('**/settings/passkeys')
    await page.getByText('last used on').waitFor()

    await page.getByRole('link', { name: 'Remove My finger' }).click()
    await page.getByRole('button', { name: 'Remove it' }).click()
    await page.getByText('The passkey is removed.').waitFor()
    await page.getByText('You have no passkeys.').waitFor()
    await device.forget()
    expect(complaints).toEqual([])
    await close()
  })

  it('that nobody gives is said not to have been given', async () => {
    const { page, close } = await openFreshPage(browser, { baseURL: app.origin })
    const device = await addAuthenticator(page)
    await device.refuse()
    await signIn(page, 'instructor@example.com')
    await page.goto('/settings/passkeys')
    await page.getByRole('button', { name: 'Make a passkey' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByText('You have no passkeys.').isVisible()).toBe(true)
    await close()
  })

  it('is not offered where scripts do not run', async () => {
    const { page, close } = await openFreshPage(browser, { baseURL: app.origin, javaScriptEnabled: false })
    await signIn(page)
    await page.goto('/settings/passkeys')
    await page.getByText('Making a passkey needs JavaScript').waitFor()
    expect(await page.getByRole('button', { name: 'Make a passkey' }).count()).toBe(0)
    await close()
  })
})

describe('the settings', () => {
  it.each([true, false])(
    'take a picture, a language, colours and a time zone (scripts: %j)',
    async (scripts) => {
      const { page, complaints, close } = await openFreshPage(browser, {
        baseURL: app.origin,
        javaScriptEnabled: scripts,
        viewport: { width: 360, height: 800 },
      })
      await signIn(page)
      await page.goto('/settings')
      await page.setInputFiles('input[type=file]', { name: 'me.png', mimeType: 'image/png', buffer: PIXEL })
      await page.getByRole('button', { name: 'Use this picture' }).click()
      await page.getByAltText('Your picture').waitFor()
      const seen = await page
        .getByAltText('Your picture')
        .evaluate((image: HTMLImageElement) => image.naturalWidth)
      expect(seen).toBe(256)
      await page.getByRole('button', { name: 'Remove picture' }).click()
      await page.getByText('You have no picture.').waitFor()

      await page.setInputFiles('input[type=file]', {
        name: 'me.png',
        mimeType: 'image/png',
        buffer: Buffer.from('no'),
      })
      await page.getByRole('button', { name: 'Use this picture' }).click()
      await page.getByText('This is no picture that can be used here.').waitFor()

      await page.goto('/settings')
      await page.getByRole('combobox', { name: 'Time zone' }).selectOption('Asia/Tokyo')
      await page.getByRole('button', { name: 'Use this time zone' }).click()
      await page.waitForURL('**/settings')
      expect(await page.getByRole('combobox', { name: 'Time zone' }).inputValue()).toBe('Asia/Tokyo')
      await page.getByRole('combobox', { name: 'Colours' }).selectOption('dark')
      await page.getByRole('button', { name: 'Use these colours' }).click()
      await page.locator('html[data-theme=dark]').waitFor()
      await page.getByRole('combobox', { name: 'Language' }).selectOption('de')
      await page.getByRole('button', { name: 'Use this language' }).click()
      await page.getByRole('heading', { name: 'Einstellungen' }).waitFor()
      expect(await page.locator('html').getAttribute('lang')).toBe('de')
      await page.getByRole('combobox', { name: 'Sprache' }).selectOption('en')
      await page.getByRole('button', { name: 'Diese Sprache verwenden' }).click()
      await page.getByRole('heading', { name: 'Settings' }).waitFor()
      expect(complaints.filter((text) => !text.includes('415'))).toEqual([])
      await close()
    },
  )
})

/** A PNG of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==',
  'base64',
)
