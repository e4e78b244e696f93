import type { Locator, Page } from 'playwright'

/** A way to use a page. Elements are found by what they are called, as people find them. */
export interface Hands {
  press(page: Page, role: 'link' | 'button', name: string): Promise<void>
  fill(page: Page, label: string, text: string): Promise<void>
  choose(page: Page, choice: Locator): Promise<void>
  /** Sends the form of a task, and waits for what is said of the answer. */
  send(page: Page, task: Locator): Promise<void>
}

export const BY_MOUSE: Hands = {
  press: (page, role, name) => page.getByRole(role, { name, exact: true }).first().click(),
  fill: (page, label, text) => page.getByLabel(label, { exact: true }).fill(text),
  choose: (_page, choice) => choice.check(),
  async send(page, task) {
    const answered = page.waitForEvent('load')
    await task.getByRole('button', { name: 'Check', exact: true }).click()
    await answered
    await verdictOf(task).waitFor()
  },
}

export const BY_TOUCH: Hands = {
  press: (page, role, name) => page.getByRole(role, { name, exact: true }).first().tap(),
  async fill(page, label, text) {
    await page.getByLabel(label, { exact: true }).tap()
    await page.keyboard.insertText(text)
  },
  choose: (_page, choice) => choice.tap(),
  send: (page, task) => sendByScript(page, task, (button) => button.tap()),
}

/** Tab, Enter, Space and arrows, and nothing that a mouse does. */
export const BY_KEYBOARD: Hands = {
  async press(page, role, name) {
    await tabTo(page, page.getByRole(role, { name, exact: true }).first())
    await page.keyboard.press('Enter')
  },
  async fill(page, label, text) {
    await tabTo(page, page.getByLabel(label, { exact: true }))
    await page.keyboard.type(text)
  },
  async choose(page, choice) {
    const group = choice.locator('xpath=ancestor::fieldset[1]').getByRole('radio')
    const wanted = (await choice.getAttribute('value')) ?? ''
    await tabTo(page, group)
    for (let moves = await group.count(); moves >= 0; moves -= 1) {
      if ((await page.locator(':focus').getAttribute('value')) === wanted) break
      await page.keyboard.press('ArrowDown')
    }
    await page.keyboard.press('Space')
  },
  send: (page, task) =>
    sendByScript(page, task, async (button) => {
      await tabTo(page, button)
      await page.keyboard.press('Enter')
    }),
}

async function sendByScript(
  page: Page,
  task: Locator,
  press: (button: Locator) => Promise<void>,
): Promise<void> {
  // The verdict on the answer before stays in sight until this one has come.
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await press(task.getByRole('button', { name: 'Check', exact: true }))
  await answered
  await task.getByRole('button', { name: 'Check', exact: true }).waitFor()
  await verdictOf(task).waitFor()
}

function verdictOf(task: Locator): Locator {
  return task.getByText(/^(Right|Not yet)$/)
}

/** Walks on with Tab, at most once around the page, until one of these has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor()
  for (let steps = 0; steps < 400; steps += 1) {
    const isThere = await wanted.and(page.locator(':focus')).count()
    if (isThere > 0) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${String(wanted)}`)
}
