import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CLIENT, startSignInProvider, type SignInProvider } from '../integration/sign-in-provider.ts'
import { startApp, type RunningApp } from '../running-app.ts'
import { launchChromium, openFreshPage } from './chromium.ts'

let provider: SignInProvider
let app: RunningApp
let browser: Browser

beforeAll(async () => {
  provider = await startSignInProvider()
  ;[app, browser] = await Promise.all([
    startApp({
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT.clientId,
      OIDC_CLIENT_SECRET: CLIENT.clientSecret,
      OIDC_LABEL: 'The Guild',
    }),
    launchChromium(),
  ])
  provider.knowClient(`${app.origin}/auth/oidc/callback`)
})

afterAll(async () => {
  await browser.close()
  await app.stop()
  provider.close()
})

it.each([true, false])(
  'signs in at the provider, which is another site (scripts: %j)',
  async (javaScriptEnabled) => {
    const login = `grace-${javaScriptEnabled}`
    provider.people.set(login, { name: 'Grace', email: `${login}@guild.example`, email_verified: true })
    const options = { baseURL: app.origin, javaScriptEnabled, timezoneId: 'Asia/Tokyo' }
    const { page, complaints, close } = await openFreshPage(browser, options)
    await page.goto('/login?redirectTo=/settings')
    await page.getByRole('button', { name: 'Continue with The Guild' }).click()
    await page.getByPlaceholder('Enter any login').fill(login)
    await page.getByPlaceholder('and password').fill('any')
    await page.getByRole('button', { name: 'Sign-in' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL(`${app.origin}/settings`)
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Grace')
    const zone = await page.getByRole('combobox', { name: 'Time zone' }).inputValue()
    expect(zone).toBe(javaScriptEnabled ? 'Asia/Tokyo' : 'UTC')
    // The provider's own pages lack a font and an icon.
    expect(complaints.filter((text) => text.includes('Content Security Policy'))).toEqual([])
    await close()
  },
)

it('says so when somebody thinks better of it', async () => {
  const { page, close } = await openFreshPage(browser, { baseURL: app.origin })
  await page.goto('/login')
  await page.getByRole('button', { name: 'Continue with The Guild' }).click()
  await page.getByRole('link', { name: 'Cancel' }).click()
  const said = page.getByText('You were not signed in: The Guild says that it was cancelled or not allowed.')
  await said.waitFor()
  expect(new URL(page.url()).pathname).toBe('/login')
  await close()
})
