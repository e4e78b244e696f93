import type { TaskWords } from '#app/features/content/rules/answer-words.ts'
import { escapeHtml } from '#app/features/content/rules/escape-html.ts'
import { GAP_MAX } from './rules/answer-max.ts'
import type { ClozeQuestion } from './rules/cloze.ts'
import { replaceInText } from './rules/replace-in-text.ts'

interface GapValues {
  /** Makes ids unique on a page with several tasks. */
  readonly idPrefix: string
  /** One a gap, in order; empty for none yet. */
  readonly values: readonly string[]
  /** Whether they come from a form that could not be read: gaps that are empty are marked then. */
  readonly areTyped: boolean
}

/**
 * The HTML of a cloze task with fields in the place of its gaps. They are written as HTML since they stand anywhere in it,
 * in the middle of a marked line or of a table. A gap that the text has lost comes after it, so that it can be filled.
 */
export function fillGaps({ html, gaps }: ClozeQuestion, t: TaskWords, given: GapValues): string {
  const left = new Set(gaps.keys())
  const field = (index: number): string => {
    left.delete(index)
    return fieldOf(index, gaps, t, given)
  }
  const filled = replaceInText(html, /\{\{(\d+)\}\}/g, (number) =>
    left.has(Number(number)) ? field(Number(number)) : '',
  )
  return filled + [...left].map((index) => `<p>${field(index)}</p>`).join('')
}

function fieldOf(
  index: number,
  gaps: ClozeQuestion['gaps'],
  t: TaskWords,
  { idPrefix, values, areTyped }: GapValues,
): string {
  const value = values[index] ?? ''
  const options = gaps[index]?.options ?? null
  const attributes = [
    `id="${escapeHtml(idPrefix)}-gap-${index}"`,
    `name="gap-${index}"`,
    `aria-label="${escapeHtml(t('cloze.gap', { number: index + 1, total: gaps.length }))}"`,
    'data-pick=""',
    ...(areTyped && value.trim() === '' ? ['aria-invalid="true"'] : []),
  ].join(' ')
  if (options === null) {
    return (
      `<input ${attributes} value="${escapeHtml(value)}" size="10" maxlength="${GAP_MAX}" autocapitalize="off" ` +
      `autocomplete="off" autocorrect="off" spellcheck="false" class="${FIELD} field-sizing-content min-w-20">`
    )
  }
  const list = options.map((option) => {
    const text = escapeHtml(option)
    return `<option value="${text}"${option === value ? ' selected' : ''}>${text}</option>`
  })
  return `<select ${attributes} class="${FIELD}"><option value="">${escapeHtml(t('cloze.choose'))}</option>${list.join('')}</select>`
}

const FIELD =
  'mx-0.5 my-1 inline-block min-h-11 max-w-full rounded-control border border-line-strong bg-raised px-2.5 align-middle font-mono text-base font-normal text-ink disabled:opacity-100'
