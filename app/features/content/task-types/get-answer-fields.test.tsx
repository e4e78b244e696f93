import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { AnswerFieldsProps } from '#app/features/content/rules/task-type.ts'
import { taskTypes } from '#app/features/content/rules/task-types.ts'
import type { Json } from '#app/kernel/entry.ts'
import { getAnswerFields } from './get-answer-fields.tsx'

const choices = [
  { id: '0', text: '<p>one</p>' },
  { id: '1', text: '<p>two</p>' },
]
const tables = [
  { name: 'book', columns: ['id', 'title'], rows: [[1, null]], rowCount: 12, statement: 'CREATE TABLE book' },
]
const QUESTIONS: Readonly<Record<string, Json>> = {
  'single-choice': { prompt: 'p', choices },
  'multiple-choice': { prompt: 'p', choices },
  number: { prompt: 'p', unit: 'pages' },
  'short-text': { prompt: 'p' },
  sql: { prompt: 'p', starter: 'SELECT x', tables },
}

function show(type: string, props: Partial<AnswerFieldsProps> = {}): string {
  const all = {
    answer: null,
    typed: null,
    idPrefix: 't1',
    messageId: null,
    question: QUESTIONS[type] ?? null,
  }
  return renderToStaticMarkup(createElement(getAnswerFields(type), { ...all, ...props }))
}

describe.each(Object.keys(taskTypes))('the fields of %s', (type) => {
  it('are named by the prompt, described by the message, and carry no style of their own', () => {
    const markup = show(type, { messageId: 'm1' })
    expect(markup).toMatch(/aria-labelledby="[^"]*t1-prompt"/)
    expect(markup).toContain('aria-describedby="m1"')
    expect(markup).not.toContain('style=')
  })
})

describe('getAnswerFields', () => {
  it('shows the answer that was given', () => {
    expect(show('single-choice', { answer: { choice: '1' } })).toMatch(
      /value="1"[^>]*checked|checked[^>]*value="1"/,
    )
    expect(show('multiple-choice', { answer: { choices: ['0', '1'] } }).match(/checked=""/g)).toHaveLength(2)
    expect(show('number', { answer: { text: '1,5' } })).toContain('value="1,5"')
    expect(show('short-text', { answer: { text: 'a "b"' } })).toContain('value="a &quot;b&quot;"')
    expect(show('sql', { answer: { sql: 'SELECT 2' } })).toContain('SELECT 2</textarea>')
  })

  it('shows what was typed though it could not be read', () => {
    expect(show('number', { typed: { text: ['ten'] } })).toMatch(/aria-invalid="true".*value="ten"/)
    expect(show('sql', { typed: { sql: [''] } })).toContain('aria-invalid="true"')
  })

  it('shows the starter and the tables of an SQL task', () => {
    const markup = show('sql')
    expect(markup).toContain('SELECT x</textarea>')
    expect(markup).toContain('the first 1 of 12 rows')
    expect(markup).toContain('NULL')
  })

  it('throws for a type without a view', () => {
    expect(() => getAnswerFields('essay')).toThrow('task-types/essay/answer-fields.tsx')
  })
})
