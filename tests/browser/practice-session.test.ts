import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

const COURSE = '/courses/sql-with-sqlite'

describe('with keys only', () => {
  it('goes through ten tasks, and says in the end what changed', async () => {
    const { page, complaints, close } = await openLearner('keys')
    await page.goto('/practice')
    await page.getByRole('link', { name: 'Practise', exact: true }).focus()
    await page.keyboard.press('Enter')
    for (let number = 1; number <= 10; number += 1) {
      await heading(page, `Task ${number} of 10`).waitFor()
      await page.waitForFunction(() => document.activeElement !== document.body)
      await answerByKeys(page)
      await wayOn(page).waitFor()
      // Where Enter goes on is where the focus is.
      await page.waitForFunction(() => document.activeElement?.getAttribute('data-key') === 'next')
      await page.keyboard.press('Enter')
    }
    await heading(page, 'What changed').waitFor()
    expect(await page.locator('ol > li').count()).toBe(10)
    expect(await page.locator('main').innerText()).toMatch(/10 answers: \d+ right, \d+ not yet\./)
    await expectOnce(page.locator('main h3'))
    await page.goto('/history')
    expect(await page.getByRole('link', { name: /^Task \d+$/ }).count()).toBe(10)
    await expectOnce(page.locator('main h3'))
    await page
      .getByRole('link', { name: /^Task \d+$/ })
      .first()
      .click()
    await heading(page, 'History').waitFor({ state: 'detached' })
    await page.locator('main').getByText('Every answer that you gave to it').waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  it('takes the last answer back, and asks the task again', async () => {
    const { page, close } = await openLearner('undo')
    await begin(page)
    const prompt = await promptOf(page)
    await answerByKeys(page)
    await wayOn(page).waitFor()
    await page.keyboard.press('u')
    await page.getByText('Taken back').waitFor()
    expect(await promptOf(page)).toBe(prompt)
    expect(await page.getByText(/^(Right|Not yet)$/).count()).toBe(0)
    await heading(page, 'Task 1 of 10').waitFor()
    await answerByKeys(page)
    await wayOn(page).waitFor()
    await close()
  })

  it('skips a task, and counts no answer for it', async () => {
    const { page, close } = await openLearner('skip')
    await begin(page)
    const prompt = await promptOf(page)
    await page.keyboard.press('s')
    await anotherPrompt(page, prompt)
    expect(await heading(page, 'Task 1 of 10').isVisible()).toBe(true)
    expect(await page.getByRole('button', { name: 'Take the last answer back' }).count()).toBe(0)
    await close()
  })

  it('shows the keys, and stops listening to them where that is wanted', async () => {
    const { page, close } = await openLearner('help')
    await begin(page)
    await page.keyboard.press('?')
    await heading(page, 'Keys').waitFor()
    await page.keyboard.press('Escape')
    await heading(page, 'Keys').waitFor({ state: 'hidden' })
    await page.keyboard.press('?')
    await page.getByLabel('Listen to these keys').uncheck()
    await page.keyboard.press('Escape')
    const prompt = await promptOf(page)
    await page.keyboard.press('s')
    await page.reload()
    await page.waitForLoadState('networkidle')
    await page.keyboard.press('s')
    await page.keyboard.press('?')
    expect(await promptOf(page)).toBe(prompt)
    expect(await heading(page, 'Keys').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Keys' }).click()
    await page.getByLabel('Listen to these keys').check()
    await close()
  })

  it('leaves what is typed in a field alone', async () => {
    const { page, close } = await openLearner('typing')
    await begin(page)
    while ((await textField(page).count()) === 0) {
      const prompt = await promptOf(page)
      await page.keyboard.press('s')
      await anotherPrompt(page, prompt)
    }
    await textField(page).focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('sus? 1')
    expect(await textField(page).inputValue()).toBe('sus? 1')
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await page.keyboard.press('?')
    await heading(page, 'Keys').waitFor()
    await close()
  })
})

it('practises, takes back, ends and resumes without JavaScript', async () => {
  const { page, complaints, close } = await openLearner('plain', { javaScriptEnabled: false })
  await page.goto('/practice')
  await page.getByRole('link', { name: 'Practise', exact: true }).click()
  await heading(page, 'Task 1 of 10').waitFor()
  while ((await page.getByRole('radio').count()) === 0) {
    await page.getByRole('link', { name: 'Skip', exact: true }).click()
  }
  const prompt = await promptOf(page)
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await page.getByText(/^(Right|Not yet)$/).waitFor()
  expect(await page.getByRole('button', { name: 'Check', exact: true }).count()).toBe(0)

  await page.getByRole('button', { name: 'Take the last answer back' }).click()
  await page.getByText('Taken back').waitFor()
  expect(await promptOf(page)).toBe(prompt)
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)

  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await wayOn(page).click()
  await heading(page, 'Task 2 of 10').waitFor()
  await page.getByRole('link', { name: 'End here' }).click()
  await heading(page, 'What changed').waitFor()
  expect(await page.locator('ol > li').count()).toBe(1)

  await page.goto('/practice')
  await page.getByText('1 of 10 tasks answered').waitFor()
  await page.getByRole('link', { name: 'Resume' }).click()
  await heading(page, 'Task 2 of 10').waitFor()
  expect(complaints).toEqual([])
  await close()
})

it('keeps to the topic that was chosen', async () => {
  const { page, close } = await openLearner('topic')
  await page.goto('/practice')
  const topic = page.getByLabel('Topic')
  const [, title = ''] = /^(.+) \(\d+ tasks?\)$/.exec(await topic.locator('option').nth(1).innerText()) ?? []
  await topic.selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Practise this' }).click()
  await page.getByRole('heading', { name: /^Task 1 of/ }).waitFor()
  for (let step = 0; step < 3; step += 1) {
    expect(await page.locator('form[id^="task-"] h2').innerText()).toBe(title)
    const prompt = await promptOf(page)
    await page.getByRole('link', { name: 'Skip', exact: true }).click()
    await anotherPrompt(page, prompt)
  }
  await close()
})

/** Somebody new who has taken the course. */
async function openLearner(name: string, options: BrowserContextOptions = {}): Promise<FreshPage> {
  const fresh = await openFreshPage(browser, { baseURL: app.origin, ...options })
  const { page } = fresh
  await page.goto('/signup')
  await page.getByLabel('Name').fill('Mary')
  await page.getByLabel('E-mail').fill(`practice-${name}@example.com`)
  await page.getByLabel('Password').fill('rather a long phrase')
  await page.getByRole('button', { name: 'Sign up' }).click()
  await heading(page, 'Courses').waitFor()
  await page.goto(COURSE)
  await page.getByRole('button', { name: 'Take this course' }).click()
  await page.waitForURL('**/lessons/**')
  return fresh
}

/** Each of several headings says something of its own. */
async function expectOnce(headings: Locator): Promise<void> {
  const said = await headings.allInnerTexts()
  expect(said.length).toBeGreaterThan(0)
  expect(new Set(said).size).toBe(said.length)
}

async function begin(page: Page): Promise<void> {
  await page.goto('/practice?mode=mixed')
  await heading(page, 'Task 1 of 10').waitFor()
  await page.waitForLoadState('networkidle')
}

/** Answers whatever is asked, right or wrong. */
async function answerByKeys(page: Page): Promise<void> {
  if ((await textField(page).count()) === 0) {
    const form = page.locator('form[id^="task-"]')
    for (const select of await form.locator('select').all()) {
      await select.focus()
      await page.keyboard.press('ArrowDown')
    }
    for (const gap of await form.locator('input[name^="gap-"]').all()) await gap.fill('1')
    if ((await form.locator('input:is([type=radio], [type=checkbox])').count()) > 0) {
      await page.keyboard.press('1')
    }
    // True or false, and then a reason.
    if ((await form.locator('input[name="reason"]').count()) > 0) await page.keyboard.press('3')
    await page.keyboard.press('ControlOrMeta+Enter')
    return
  }
  // On the first page of a visit the focus is where the page begins.
  await textField(page).focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('1')
  await page.keyboard.press('ControlOrMeta+Enter')
}

function textField(page: Page) {
  return page.locator('form[id^="task-"] :is(input[name="text"], textarea)')
}

function wayOn(page: Page) {
  return page.getByRole('link', { name: /^(Next task|See what changed)$/ })
}

function heading(page: Page, name: string) {
  return page.getByRole('heading', { name, exact: true }).first()
}

/** Waits until another task is asked. */
async function anotherPrompt(page: Page, before: string): Promise<void> {
  await page.waitForFunction((text) => document.querySelector('form .prose')?.textContent !== text, before)
}

async function promptOf(page: Page): Promise<string> {
  return (await page.locator('form .prose').first().textContent()) ?? ''
}
