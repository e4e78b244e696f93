import type { Browser, Locator, Page } from 'playwright'
import { LESSON_PATH, type PagesSchool } from './pages-school.ts'
import { spreadOf, type Spread } from './spread.ts'
import { openMeasuredPage } from './throttled-page.ts'

/** From pressing Enter to the frame that shows the verdict, in milliseconds. */
export interface Feedback {
  readonly name: string
  readonly ms: Spread
}

/** Answers two tasks of the lesson, over loopback and at full speed. By the browser's own clock. */
export async function measureFeedback(
  browser: Browser,
  school: PagesSchool,
  answers: number,
): Promise<Feedback[]> {
  const { page, close } = await openMeasuredPage(browser, school, { isSignedIn: true })
  await page.goto(LESSON_PATH, { waitUntil: 'networkidle' })
  const measured: Feedback[] = []
  for (const { name, field, toAnswer } of KINDS) {
    const task = page
      .locator('form[id^="task-"]')
      .filter({ has: page.locator(field) })
      .first()
    const took: number[] = []
    // The first answer is no measurement: whatever runs for the first time is slower.
    for (let turn = 0; turn <= answers; turn += 1) {
      await task.locator(field).fill(toAnswer(turn))
      const ms = await sendByEnter(page, task)
      if (turn > 0) took.push(ms)
    }
    measured.push({ name, ms: spreadOf(took) })
  }
  await close()
  return measured
}

const KINDS = [
  { name: 'a number', field: 'input[name=text]', toAnswer: (turn: number) => String(turn) },
  {
    name: 'SQL, which is run',
    field: 'textarea[name=sql]',
    toAnswer: (turn: number) => `SELECT id, title FROM book LIMIT ${turn}`,
  },
]

async function sendByEnter(page: Page, task: Locator): Promise<number> {
  const before = await task.locator('input[name=formId]').inputValue()
  await task.locator('button:not([type=button])').focus()
  await task.evaluate(watchForm)
  await page.keyboard.press('Enter')
  const ms = await page.evaluate(() => window.shown)
  if ((await task.getByText(/^(Right|Not yet)$/).count()) !== 1) throw new Error('there is no verdict')
  // With a new id the page has loaded its data again; only then is the next answer a new attempt.
  await page.waitForFunction(
    ([form, id]) => form?.querySelector<HTMLInputElement>('input[name=formId]')?.value !== id,
    [await task.elementHandle(), before] as const,
  )
  return ms
}

declare global {
  interface Window {
    /** By `watchForm`: milliseconds. */
    shown: Promise<number>
  }
}

/** Runs in the browser: what was said before fades while an answer is checked, and the new verdict comes unfaded. */
function watchForm(form: Element): void {
  window.shown = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('no verdict came within 10 s')), 10_000)
    let pressedMs = NaN
    let isChecking = false
    form.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        pressedMs = timeStamp
      },
      { once: true },
    )
    const watch = new MutationObserver(() => {
      const isFaded = form.querySelector('[aria-live].opacity-50') !== null
      if (isChecking && !isFaded) {
        watch.disconnect()
        // The frame after the next one begins when the next one is on the screen.
        requestAnimationFrame(() => requestAnimationFrame((shownMs) => resolve(shownMs - pressedMs)))
      }
      isChecking = isFaded
    })
    watch.observe(form, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] })
  })
}
