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
])('a new learner, %s', (_name, javaScriptEnabled) => {
  it('signs up, enrolls, reads, answers, earns, leaves, and comes back to the same place', async () => {
    const { page, complaints, close } = await openFreshPage(browser, {
      baseURL: app.origin,
      javaScriptEnabled,
    })
    const email = `ada-${String(javaScriptEnabled)}@example.com`

    await signUp(page, email)
    await enroll(page)
    await expectVisible(page, 'heading', 'Tables, rows and columns')
    // Right at once, or after a wrong answer and so before its review.
    expect(await answerUntilRight(page, javaScriptEnabled)).toMatch(/\+(10|3) XP: /)

    await page.getByRole('link', { name: 'Dashboard' }).click()
    await expectVisible(page, 'heading', 'Hello, Ada')
    expect(await page.locator('#xp').innerText()).toMatch(/\b(10|3) XP/)

    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('link', { name: 'Sign in' }).waitFor()
    await page.goto('/dashboard')
    expect(new URL(page.url()).pathname).toBe('/login')

    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expectVisible(page, 'heading', 'Hello, Ada')
    expect(await page.getByText('You were in').innerText()).toContain('Tables, rows and columns')
    await page.getByRole('link', { name: 'Go on', exact: true }).click()
    await expectVisible(page, 'heading', 'Tables, rows and columns')
    await page.getByText('✓ Solved').first().waitFor()

    expect(complaints).toEqual([])
    await close()
  })
})

const PASSWORD = 'rather a long phrase'

async function signUp(page: Page, email: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: 'Start learning' }).click()
  await page.getByLabel('Name').fill('Ada')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign up' }).click()
  await expectVisible(page, 'heading', 'Courses')
}

async function enroll(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'SQL with SQLite' }).click()
  await page.getByRole('button', { name: 'Take this course' }).click()
}

/** Tries one choice after the other, each explained, and returns the task's text once it is solved. */
async function answerUntilRight(page: Page, javaScriptEnabled: boolean): Promise<string> {
  const task = page
    .locator('form[id^="task-"]')
    .filter({ has: page.getByRole('radio') })
    .first()
  const choices = await task.getByRole('radio').count()
  for (let choice = 0; choice < choices; choice += 1) {
    await task.getByRole('radio').nth(choice).check()
    // The verdict on the answer before stays in sight until this one has come.
    const answered = javaScriptEnabled
      ? page.waitForResponse((response) => response.request().method() === 'POST')
      : page.waitForEvent('load')
    await task.getByRole('button', { name: 'Check', exact: true }).click()
    await answered
    await task.getByRole('button', { name: 'Check', exact: true }).waitFor()
    const verdict = task.getByText(/✓ Right|✗ Not yet/)
    await verdict.waitFor()
    await task.getByRole('radio', { checked: true }).and(task.getByRole('radio').nth(choice)).waitFor()
    if ((await verdict.innerText()) === '✓ Right') return task.innerText()
  }
  throw new Error('no choice was right')
}

async function expectVisible(page: Page, role: 'heading', name: string): Promise<void> {
  await page.getByRole(role, { name, exact: true }).first().waitFor()
}
