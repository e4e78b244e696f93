import type { KeyPress, PracticeAct } from './rules/practice-keys.ts'

/** A key that was pressed, with what the page says at that moment: where there is a way on, the task has been answered. */
export function toKeyPress(event: KeyboardEvent, area: HTMLElement): KeyPress {
  return {
    key: event.key,
    hasControl: event.ctrlKey || event.metaKey,
    hasAlt: event.altKey,
    isRepeat: event.repeat,
    focus: focusOf(event.target),
    isAnswered: area.querySelector(WAY_ON) !== null,
  }
}

function focusOf(target: EventTarget | null): KeyPress['focus'] {
  if (!(target instanceof HTMLElement)) return 'other'
  if (target.isContentEditable || target.closest(TEXT)) return 'text'
  return target.closest('a, button, summary') ? 'control' : 'other'
}

const WAY_ON = '[data-key="next"]'
const TEXT = 'textarea, select, input:not([type=radio], [type=checkbox], [type=button], [type=submit])'

/** Does what a key asks for within an area of the page; false where there is nothing to do it with. */
export function performAct(area: HTMLElement, act: PracticeAct): boolean {
  switch (act.kind) {
    case 'choose':
      return choose(area, act.choice)
    case 'check': {
      const form = area.querySelector<HTMLFormElement>(TASK_FORM)
      form?.requestSubmit()
      return form !== null
    }
    case 'leave-field':
      area.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
      return true
    case 'show-keys':
      return false
    case 'next':
    case 'skip':
    case 'undo':
      return press(area.querySelector<HTMLElement>(`[data-key="${act.kind}"]`))
  }
}

/** Where there is nothing to tick, the focus goes to what is to be moved, filled or set. */
function choose(area: HTMLElement, index: number): boolean {
  const choices = area.querySelectorAll<HTMLElement>(CHOICES)
  if (choices.length > 0) return press(choices[index])
  const field = area.querySelectorAll<HTMLElement>(FIELDS)[index]
  field?.focus()
  return field !== undefined
}

const TASK_FORM = 'form[id^="task-"]'
const CHOICES = `${TASK_FORM} :is(input[type=radio], input[type=checkbox])`
const FIELDS = `${TASK_FORM} [data-pick]`

function press(element: HTMLElement | null | undefined): boolean {
  if (!element) return false
  element.focus({ preventScroll: true })
  element.click()
  return true
}
