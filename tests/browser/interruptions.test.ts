import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp, type RunningApp } from '../running-app.ts'
import { launchChromium, openFreshPage, type FreshPage } from './chromium.ts'

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
const ANSWER = 'SELECT title FROM book WHERE year = 1818'

it('keeps a typed answer on the page while the server is out of reach', async () => {
  const { page, close } = await openLesson()
  await firstAnswer(page).fill(ANSWER)
  await page.context().setOffline(true)
  await firstCheck(page).click()
  await page.getByText('Your answer is still here').waitFor()
  expect(await firstAnswer(page).inputValue()).toBe(ANSWER)

  await page.context().setOffline(false)
  await firstCheck(page).click()
  await page.getByText('Not yet', { exact: true }).waitFor()
  expect(await firstAnswer(page).inputValue()).toBe(ANSWER)
  await close()
})

it('keeps a typed answer when the session was ended in another tab', async () => {
  const { page, close } = await openLesson()
  await firstAnswer(page).fill(ANSWER)
  const other = await page.context().newPage()
  await other.goto('/dashboard')
  await other.locator('header summary').click()
  await other.getByRole('button', { name: 'Sign out' }).click()
  await other.getByRole('link', { name: 'Sign in' }).waitFor()

  await firstCheck(page).click()
  await page.getByText('You are signed out.').waitFor()
  expect(await firstAnswer(page).inputValue()).toBe(ANSWER)
  await close()
})

it('says so when a page cannot be loaded for want of a connection', async () => {
  const { page, close } = await openLesson()
  await page.context().setOffline(true)
  await page.getByRole('link', { name: 'Dashboard' }).click()
  await page.getByRole('heading', { name: 'No connection' }).waitFor()
  expect(await page.getByText('our fault').count()).toBe(0)
  await close()
})

it('moves focus to the new page, so that a second Enter finishes nothing', async () => {
  const { page, close } = await openFreshPage(browser, { baseURL: app.origin })
  await signIn(page, 'admin@example.com')
  await page.goto('/courses/sql-with-sqlite')
  await page.getByRole('button', { name: 'Take this course' }).click()
  await page.getByRole('button', { name: 'Finish this lesson and go on' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Computing new columns', level: 1 }).waitFor()
  await page.waitForFunction(() => document.activeElement?.id === 'main')
  await page.keyboard.press('Enter')
  await page.goto('/dashboard')
  expect(await page.locator('main').innerText()).toContain('1 of 13 lessons finished')
  await close()
})

it('leaves a reader who takes the course in the lesson that they were reading, on their own calendar', async () => {
  const { page, close } = await openFreshPage(browser, { baseURL: app.origin, timezoneId: 'Asia/Tokyo' })
  await page.goto(LESSON)
  await page.getByRole('link', { name: 'Sign up to practise' }).click()
  await page.getByLabel('Name').fill('Emi')
  await page.getByLabel('E-mail').fill('emi@example.com')
  await page.getByLabel('Password').fill('rather a long phrase')
  const posted = page.waitForRequest((request) => request.method() === 'POST')
  await page.getByRole('button', { name: 'Sign up' }).click()
  expect((await posted).postData()).toContain('timeZone=Asia%2FTokyo')
  await page.getByRole('button', { name: 'Take this course' }).click()
  await page.getByText('Task 1 of').waitFor()
  expect(new URL(page.url()).pathname).toBe(LESSON)
  await close()
})

async function openLesson(): Promise<FreshPage> {
  const fresh = await openFreshPage(browser, { baseURL: app.origin })
  await signIn(fresh.page, 'learner@example.com')
  await fresh.page.goto(LESSON)
  await fresh.page.waitForLoadState('networkidle')
  return fresh
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/login')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill('hedgeschool')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/dashboard')
}

function firstAnswer(page: Page) {
  return page.locator('form[id^="task-"] textarea').first()
}

function firstCheck(page: Page) {
  return page.getByRole('button', { name: 'Check' }).first()
}
