import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { tasks as german } from '#app/words/de/tasks.ts'
import { LOCALES, type Locale } from '#app/words/locale.ts'
import { LocaleProvider } from '#app/words/use-words.ts'
import { keepCatalog } from '#app/words/words.ts'
import { RemarkText } from './remark-text.tsx'
import type { Remark } from './rules/remark.ts'

keepCatalog('de', { tasks: german })

function show(remark: Remark, locale: Locale = 'en'): string {
  return renderToStaticMarkup(
    createElement(LocaleProvider, { value: locale }, createElement(RemarkText, { remark })),
  )
}

const REMARKS: readonly (readonly [Remark, string])[] = [
  [{ kind: 'something-missing' }, 'What you chose is right, and something is missing.'],
  [{ kind: 'no-unit' }, 'Give the number alone, without a unit.'],
  [{ kind: 'other-unit', unit: 'pages', typed: '<b>' }, 'Give the number in pages, not in &lt;b&gt;.'],
  [{ kind: 'items-in-place', count: 0, total: 4 }, 'None of the 4 items is in its place.'],
  [{ kind: 'items-in-place', count: 1, total: 4 }, '1 of the 4 items is in its place.'],
  [{ kind: 'items-in-place', count: 2, total: 4 }, '2 of the 4 items are in their places.'],
  [
    { kind: 'truth', value: false, isRight: true },
    'That the statement is false is right. Look at the reason again.',
  ],
  [{ kind: 'truth', value: true, isRight: false }, 'The statement is not true.'],
  [{ kind: 'lines-right', count: 1 }, 'The first line is right. From the second on it differs.'],
  [{ kind: 'lines-right', count: 3 }, 'The first 3 lines are right. After them it differs.'],
  [
    { kind: 'sql-error', message: 'no such column: <b>' },
    'SQLite stopped: <code class="font-mono text-[0.9em]">no such column: &lt;b&gt;</code>',
  ],
  [
    { kind: 'sql-timeout', limitMs: 2000 },
    'This ran for more than 2 seconds and was stopped. Does it ever end?',
  ],
  [{ kind: 'sql-too-many-rows', limit: 200 }, 'This gives more than 200 rows; the task asks for fewer.'],
  [
    { kind: 'sql-no-rows' },
    'These statements give no rows. End with a query, such as <code class="font-mono text-[0.9em]">SELECT</code>.',
  ],
  [
    { kind: 'sql-columns', count: 1, wanted: 2, isAfter: false },
    'Your query gives 1 column; the task asks for 2.',
  ],
  [
    { kind: 'sql-rows', count: 3, wanted: 2, isAfter: true },
    'Looked up after your statements, the tables give 3 rows; the task asks for 2.',
  ],
  [{ kind: 'sql-order' }, 'These are the right rows, in another order than the task asks for.'],
  [{ kind: 'sql-values' }, 'The number of rows and columns is right; some of the values are not.'],
]

describe('RemarkText', () => {
  it.each(REMARKS)('puts %j in words', (remark, words) => {
    expect(show(remark)).toBe(words)
  })

  it('speaks every language', () => {
    const [first, ...others] = LOCALES
    for (const [remark] of REMARKS) {
      for (const locale of others) {
        expect(show(remark, locale)).not.toBe(show(remark, first))
        expect(show(remark, locale)).not.toMatch(/[{}]|remarks\./)
      }
    }
  })
})
