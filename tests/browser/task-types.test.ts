import { rm } from 'node:fs/promises'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type RunningApp } from '../running-app.ts'
import { listViolations } from './accessibility.ts'
import { launchChromium, openFreshPage, type FreshPage } from './chromium.ts'
import { LESSON, writeCourse } from './every-type-course.ts'
import { signIn } from './page-list.ts'

let app: RunningApp
let browser: Browser
let contentDir: string

beforeAll(async () => {
  contentDir = await writeCourse()
  ;[app, browser] = await Promise.all([startApp({ CONTENT_DIR: contentDir }), launchChromium()])
})

afterAll(async () => {
  await browser.close()
  await app.stop()
  await rm(contentDir, { recursive: true, force: true })
})

describe('an order', () => {
  it('is made by keys alone, which say where each item has come to', async () => {
    const { page, complaints, close } = await openLesson()
    const task = page.locator('#task-order')
    for (const [place, name] of ORDER.entries()) {
      const down = task.getByRole('button', { name: `Move “${name}” up`, exact: true })
      await down.focus()
      for (let from = await placeOf(task, name); from > place; from -= 1) {
        await page.keyboard.press('Alt+ArrowUp')
        await task.getByText(`“${name}” is now at place ${from} of 4.`).waitFor()
      }
      expect(await down.evaluate((element) => element === document.activeElement)).toBe(true)
    }
    expect(await itemsOf(task)).toEqual(ORDER)
    await check(task)
    await task.getByText('Right', { exact: true }).waitFor()
    await page.reload()
    expect(await itemsOf(task)).toEqual(ORDER)
    expect(complaints).toEqual([])
    await close()
  })

  it('is made by buttons and by dragging', async () => {
    const { page, close } = await openLesson()
    const task = page.locator('#task-order')
    const [first = '', second = '', third = '', fourth = ''] = await itemsOf(task)
    await task.getByRole('button', { name: `Move “${first}” down`, exact: true }).click()
    expect(await itemsOf(task)).toEqual([second, first, third, fourth])
    // At the end of its way a button stays where the focus can be, and does nothing.
    await task.getByRole('button', { name: `Move “${second}” up`, exact: true }).click({ force: true })
    expect(await itemsOf(task)).toEqual([second, first, third, fourth])
    await drag(page, task.getByRole('listitem').first(), task.getByRole('listitem').nth(2))
    expect(await itemsOf(task)).toEqual([first, third, second, fourth])
    await task.getByText(`“${second}” is now at place 3 of 4.`).waitFor()
    await close()
  })

  it('is made by lists of places without scripts', async () => {
    const { page, complaints, close } = await openLesson({ javaScriptEnabled: false }, 'instructor')
    const task = page.locator('#task-order')
    for (const name of ORDER) await listOf(task, name).selectOption('Place 1')
    await check(task)
    await task.getByRole('alert').getByText('Give each item a place of its own').waitFor()
    expect(await listOf(task, 'WHERE').inputValue()).toBe('1')
    for (const [place, name] of [...ORDER.slice(0, 2), 'ORDER BY', 'WHERE'].entries()) {
      await listOf(task, name).selectOption(`Place ${place + 1}`)
    }
    await check(task)
    await task.getByText('2 of the 4 items are in their places.').waitFor()
    await task.getByText('It filters what comes before it.').waitFor()
    expect(await listOf(task, 'WHERE').inputValue()).toBe('4')
    expect(complaints.filter((text) => !text.includes('status of 400'))).toEqual([])
    await close()
  })
})

it.each([true, false])('takes the other types, with scripts: %s', async (javaScriptEnabled) => {
  const { page, close } = await openLesson(
    { javaScriptEnabled },
    javaScriptEnabled ? 'learner' : 'instructor',
  )
  const match = page.locator('#task-match')
  await check(match)
  await match.getByRole('alert').getByText('Choose a match for each').waitFor()
  for (const [term, option] of [
    ['9/4', /2 1\/4$/],
    ['9/2', /^[A-C]: a number/],
  ] as const) {
    const list = match.getByLabel(term)
    const label = (await list.locator('option').allInnerTexts()).find((text) => option.test(text)) ?? ''
    await list.selectOption(label)
  }
  await check(match)
  await match.getByText('1 of the 2 items is in its place.').waitFor()
  await match.getByText('Eight halves are four.').waitFor()

  const fill = page.locator('#task-fill')
  await fill.getByLabel('Gap 1 of 2').fill('*')
  await fill.getByLabel('Gap 2 of 2').selectOption('HAVING')
  await check(fill)
  await fill.getByText('Not yet', { exact: true }).waitFor()
  await fill.getByLabel('Gap 2 of 2').selectOption('WHERE')
  await check(fill)
  await fill.getByText('Right', { exact: true }).waitFor()

  const odd = page.locator('#task-odd')
  await odd.getByLabel('False').check()
  await check(odd)
  await odd.getByRole('alert').getByText('Choose a reason as well').waitFor()
  await odd.getByLabel('3 + 5 = 8').check()
  await check(odd)
  await odd.getByText('That the statement is false is right.').waitFor()

  const foretell = page.locator('#task-foretell')
  await foretell.getByRole('textbox').fill('7\n6')
  await check(foretell)
  await foretell.getByText('The first line is right.').waitFor()

  await page.reload()
  expect(await match.getByLabel('9/2').locator('option:checked').innerText()).toContain('a number')
  expect(await fill.getByLabel('Gap 2 of 2').inputValue()).toBe('WHERE')
  expect(await odd.getByLabel('3 + 5 = 8').isChecked()).toBe(true)
  expect(await foretell.getByRole('textbox').inputValue()).toBe('7\n6')
  await close()
})

it('answers keys at practice with what is to be moved, filled or chosen', async () => {
  const { page, close } = await openLesson({}, 'admin')
  await page.goto('/practice?mode=mixed')
  const seen = new Map<string, string>()
  while (seen.size < 5) {
    await page.waitForLoadState('networkidle')
    const form = page.locator('form[id^="task-"]')
    const prompt = (await form.locator('.prose').first().textContent()) ?? ''
    await page.locator('h1').focus()
    await page.keyboard.press('2')
    const id = (await form.getAttribute('id')) ?? ''
    seen.set(
      id,
      await page.evaluate(
        () => document.activeElement?.getAttribute('name') ?? document.activeElement?.tagName ?? '',
      ),
    )
    await page.locator('h1').focus()
    await page.keyboard.press('s')
    await page.waitForFunction(
      (before) => document.querySelector('form .prose')?.textContent !== before,
      prompt,
    )
  }
  expect(Object.fromEntries(seen)).toEqual({
    'task-order': 'LI',
    'task-match': 'match-1',
    'task-fill': 'gap-1',
    'task-odd': 'value',
    'task-foretell': 'H1',
  })
  await close()
})

it.each([360, 1280])('shows every type without a fault at %i px', async (width) => {
  const { page, complaints, close } = await openLesson({ viewport: { width, height: 4000 } })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  expect(await listViolations(page)).toEqual([])
  expect(complaints).toEqual([])
  await close()
})

const ORDER = ['SELECT', 'FROM', 'WHERE', 'ORDER BY']

/** Each demo account has answered nothing at first. */
async function openLesson(
  options: BrowserContextOptions = {},
  who: 'learner' | 'instructor' | 'admin' = 'learner',
): Promise<FreshPage> {
  const fresh = await openFreshPage(browser, { baseURL: app.origin, ...options })
  const { page } = fresh
  await signIn(page, `${who}@example.com`)
  await page.goto('/courses/every-type')
  const take = page.getByRole('button', { name: 'Take this course' })
  if ((await take.count()) > 0) {
    await take.click()
    await page.waitForURL('**/lessons/**')
  }
  await page.goto(LESSON)
  await page.waitForLoadState('networkidle')
  return fresh
}

async function itemsOf(task: Locator): Promise<string[]> {
  // It becomes a list that can be moved about when the scripts have come.
  await task.locator('ol').waitFor()
  return (await task.locator('ol > li .prose').allInnerTexts()).map((text) => text.trim())
}

async function placeOf(task: Locator, name: string): Promise<number> {
  return (await itemsOf(task)).indexOf(name)
}

function listOf(task: Locator, name: string): Locator {
  return task.getByLabel(`Place of “${name}”`, { exact: true })
}

async function check(task: Locator): Promise<void> {
  await task.getByRole('button', { name: 'Check', exact: true }).click()
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = await Promise.all([from.boundingBox(), to.boundingBox()])
  if (!start || !end) throw new Error('nothing to drag')
  await page.mouse.move(start.x + 16, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + 16, end.y + end.height / 2, { steps: 20 })
  await page.mouse.up()
}
