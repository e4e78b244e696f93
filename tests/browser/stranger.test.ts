import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restartApp, startApp, type RunningApp } from '../running-app.ts'
import { launchChromium, openFreshPage } from './chromium.ts'
import { BY_KEYBOARD, BY_MOUSE, BY_TOUCH, type Hands } from './hands.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(() => browser.close())

const WAYS: readonly (readonly [string, BrowserContextOptions, Hands])[] = [
  [
    'on a phone, by touch',
    { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    BY_TOUCH,
  ],
  ['at a desk, by keyboard alone', { viewport: { width: 1280, height: 800 } }, BY_KEYBOARD],
  [
    'on a phone, without JavaScript',
    { viewport: { width: 360, height: 740 }, javaScriptEnabled: false },
    BY_MOUSE,
  ],
  [
    'at a desk, without JavaScript',
    { viewport: { width: 1280, height: 800 }, javaScriptEnabled: false },
    BY_MOUSE,
  ],
]

describe.each(WAYS)('a stranger %s', (_name, options, hands) => {
  let app: RunningApp

  beforeAll(async () => {
    app = await startApp()
  })

  afterAll(() => app.stop())

  it('signs up, finishes a lesson, and comes back the next day knowing what to do', async () => {
    const { page, complaints, close } = await openFreshPage(browser, options)
    await page.goto(app.origin)
    await signUp(page, hands)
    await takeCourse(page, hands)
    const tasks = await answerEveryChoice(page, hands)
    expect(tasks).toBeGreaterThan(0)
    await hands.press(page, 'button', 'Finish this lesson and go on')
    await seeTitle(page, 'Computing new columns')

    app = await restartApp(app, { shiftMs: DAY_MS })
    await page.goto(app.origin)
    await hands.press(page, 'link', 'Go on learning')
    await seeTitle(page, 'Hello, Ada')
    const advice = page.getByRole('region', { name: 'What to do now' })
    await advice.waitFor()
    const [way] = await advice.getByRole('link').allInnerTexts()
    await hands.press(page, 'link', way ?? '')
    await page
      .getByRole('button', { name: /Check|Begin|Start/ })
      .first()
      .waitFor()
    // What the page still wanted while there was no server is no complaint.
    expect(complaints.filter((text) => !text.includes('ERR_CONNECTION_REFUSED'))).toEqual([])
    await close()
  })
})

const DAY_MS = 86_400_000
const PASSWORD = 'rather a long phrase'

async function signUp(page: Page, hands: Hands): Promise<void> {
  await hands.press(page, 'link', 'Start learning')
  await seeTitle(page, 'Sign up')
  await hands.fill(page, 'Name', 'Ada')
  await hands.fill(page, 'E-mail', 'ada@example.com')
  await hands.fill(page, 'Password', PASSWORD)
  await hands.press(page, 'button', 'Sign up')
  await seeTitle(page, 'Courses')
}

async function takeCourse(page: Page, hands: Hands): Promise<void> {
  await hands.press(page, 'link', 'SQL with SQLite')
  await seeTitle(page, 'SQL with SQLite')
  await hands.press(page, 'button', 'Take this course')
  await seeTitle(page, 'Tables, rows and columns')
}

/** Answers each task of one choice, one choice after the other until it is right; how many there were. */
async function answerEveryChoice(page: Page, hands: Hands): Promise<number> {
  const tasks = page.locator('form[id^="task-"]').filter({ has: page.getByRole('radio') })
  const count = await tasks.count()
  for (let index = 0; index < count; index += 1) {
    const task = tasks.nth(index)
    const choices = await task.getByRole('radio').count()
    for (let choice = 0; choice < choices; choice += 1) {
      await hands.choose(page, task.getByRole('radio').nth(choice))
      await hands.send(page, task)
      if (await task.getByText('Right', { exact: true }).isVisible()) break
    }
    await task.getByText('Right', { exact: true }).waitFor()
  }
  return count
}

async function seeTitle(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
}
