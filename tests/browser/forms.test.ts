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

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a form, %s', (_name, javaScriptEnabled) => {
  it('says what is wrong beside the field, goes there, and keeps what was typed', async () => {
    const { page, close } = await openFreshPage(browser, { baseURL: app.origin, javaScriptEnabled })
    await page.goto('/signup')
    await page.getByLabel('Name').fill('Grace')
    await page.getByLabel('E-mail').fill('learner@example.com')
    await page.getByLabel('Password').fill('long enough')
    await page.getByRole('button', { name: 'Sign up' }).click()

    await page.getByText('There is an account with this address already. Sign in instead.').waitFor()
    expect(await page.getByLabel('Name').inputValue()).toBe('Grace')
    expect(await page.getByLabel('E-mail').inputValue()).toBe('learner@example.com')
    expect(await page.getByLabel('E-mail').getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByLabel('E-mail').evaluate((field) => field === document.activeElement)).toBe(true)
    await close()
  })

  it('does not say whether an address is known', async () => {
    const { page, close } = await openFreshPage(browser, { baseURL: app.origin, javaScriptEnabled })
    await page.goto('/login?redirectTo=//evil.example')
    for (const email of ['learner@example.com', 'nobody@example.com']) {
      await page.getByLabel('E-mail').fill(email)
      await page.getByLabel('Password').fill('not the password')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByText('This e-mail address and password do not belong together.').waitFor()
      expect(await page.getByLabel('E-mail').inputValue()).toBe(email)
      // A page that comes from the server never has a password in it.
      expect(await page.getByLabel('Password').inputValue()).toBe(javaScriptEnabled ? 'not the password' : '')
    }
    await signIn(page, 'learner@example.com')
    expect(page.url()).toBe(`${app.origin}/dashboard`)
    await close()
  })
})

it('takes an answer that was sent twice once, and another answer from the same form as another attempt', async () => {
  const { page, close } = await openFreshPage(browser, { baseURL: app.origin, javaScriptEnabled: false })
  await page.goto('/login')
  await signIn(page, 'instructor@example.com')
  await page.goto('/courses/sql-with-sqlite')
  await page.getByRole('button', { name: 'Take this course' }).click()
  await page.waitForURL(/\/lessons\//)
  const lesson = page.url()
  const task = page
    .locator('form[id^="task-"]')
    .filter({ has: page.getByRole('radio') })
    .first()
  const hidden = await task.locator('input[type=hidden]').all()
  const fields = await Promise.all(
    hidden.map(async (field) => [await field.getAttribute('name'), await field.inputValue()] as const),
  )

  const send = async (choice: string) => {
    const form: Record<string, string> = { choice }
    for (const [name, value] of fields) form[name ?? ''] = value
    const response = await page.request.post(lesson, { form, headers: { Origin: app.origin } })
    return /\+(10|3) XP/.test(await response.text()) ? 'paid' : 'unpaid'
  }
  const choices = await task
    .getByRole('radio')
    .evaluateAll((radios: HTMLInputElement[]) => radios.map((r) => r.value))
  const first: string[] = []
  for (const choice of choices) first.push(await send(choice))
  const again: string[] = []
  for (const choice of choices) again.push(await send(choice))

  expect(first.filter((paid) => paid === 'paid')).toHaveLength(1)
  expect(again).toEqual(first)
  await page.goto('/dashboard')
  // Right at once, or after a wrong answer and so before its review.
  expect(await page.locator('#xp').innerText()).toMatch(/\b(10|3) XP/)
  await close()
})

it('refuses an answer to a task that is not there with a page that leads on', async () => {
  const { page, close } = await openFreshPage(browser, { baseURL: app.origin })
  await page.goto('/login')
  await signIn(page, 'learner@example.com')
  const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
  const form = { intent: 'answer', taskId: id, revisionId: id, formId: id, choice: '0' }
  const response = await page.request.post('/courses/sql-with-sqlite/lessons/filtering-rows', {
    form,
    headers: { Origin: app.origin },
  })
  expect(response.status()).toBe(404)
  expect(await response.text()).toContain('All courses')
  await close()
})

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill('hedgeschool')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/dashboard')
}
