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
const one = { id: '0', text: '<code>one</code>', plain: 'one' }
const three = { id: '2', text: 'three', plain: 'three' }
const items = [one, { id: '1', text: '<p>two</p>', plain: null }, three]
const tables = [
  { name: 'book', columns: ['id', 'title'], rows: [[1, null]], rowCount: 12, statement: 'CREATE TABLE book' },
]
const QUESTIONS: Readonly<Record<string, Json>> = {
  'single-choice': { prompt: 'p', choices },
  'multiple-choice': { prompt: 'p', choices },
  number: { prompt: 'p', unit: 'pages' },
  'short-text': { prompt: 'p' },
  sql: { prompt: 'p', starter: 'SELECT x', tables },
  ordering: { prompt: 'p', items },
  matching: { prompt: 'p', terms: choices, matches: items },
  cloze: {
    prompt: 'p',
    html: '<code>a {{0}}</code> b {{1}}',
    isCode: false,
    gaps: [{ options: null }, { options: ['<', '>'] }],
  },
  'true-false': { prompt: 'p', reasons: choices },
  'predict-output': { prompt: 'p', code: '<pre><code>f()</code></pre>', choices: null },
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
    expect(markup).toMatch(/aria-describedby="(?:[^"]* )?m1"/)
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
    expect(show('ordering', { answer: { order: ['2', '0', '1'] } }).match(/(?<=selected="">)[^<]*/g)).toEqual(
      ['Place 2', 'Place 3', 'Place 1'],
    )
    expect(
      show('matching', { answer: { matches: { '0': '2', '1': '1' } } }).match(/(?<=selected="">)[^<]*/g),
    ).toEqual(['C: three', 'B'])
    const filled = show('cloze', { answer: { gaps: ['x "y"', '>'] } })
    expect(filled).toMatch(/<code>a <input [^>]*name="gap-0"[^>]*value="x &quot;y&quot;"/)
    expect(filled).toMatch(/<option value="&gt;" selected>/)
    expect(
      show('true-false', { answer: { value: false, reason: '1' } }).match(/checked="" value="\w+"/g),
    ).toEqual(['checked="" value="false"', 'checked="" value="1"'])
    expect(show('predict-output', { answer: { output: '4\n2' } })).toContain('4\n2</textarea>')
  })

  it('shows what was typed though it could not be read', () => {
    expect(show('number', { typed: { text: ['ten'] } })).toMatch(/aria-invalid="true".*value="ten"/)
    expect(show('sql', { typed: { sql: [''] } })).toContain('aria-invalid="true"')
    const twice = { item: ['0', '1', '2'], place: ['3', '3', '1'] }
    expect(show('ordering', { typed: twice }).match(/(?<=selected="">)[^<]*/g)).toEqual([
      'Place 3',
      'Place 3',
      'Place 1',
    ])
    expect(show('matching', { typed: { 'match-0': [''], 'match-1': ['0'] } })).toMatch(
      /name="match-0"[^>]*aria-invalid="true".*selected="">A: one/,
    )
    expect(show('cloze', { typed: { 'gap-0': ['x'], 'gap-1': [''] } })).toMatch(
      /value="x".*<select [^>]*name="gap-1"[^>]*aria-invalid="true"/,
    )
    expect(show('true-false', { typed: { value: ['true'] } }).match(/checked=""/g)).toHaveLength(1)
    expect(show('predict-output', { typed: { output: [' '] } })).toContain('aria-invalid="true"')
  })

  it('shows the starter and the tables of an SQL task', () => {
    const markup = show('sql')
    expect(markup).toContain('SELECT x</textarea>')
    expect(markup).toContain('the first 1 of 12 rows')
    expect(markup).toContain('NULL')
  })

  it('puts a field that the text has lost after it', () => {
    const question = { prompt: 'p', html: '<a title="{{0}}">x</a>', isCode: false, gaps: [{ options: null }] }
    expect(show('cloze', { question })).toMatch(/x<\/a><p><input [^>]*name="gap-0"/)
  })

  it('writes matches into the lists, and out where they are too long for that', () => {
    expect(show('matching', { question: { prompt: 'p', terms: choices, matches: [one, three] } })).toMatch(
      /<option value="0">one<\/option>/,
    )
    const matches = [{ id: '0', text: 'x', plain: 'a long match '.repeat(4) }, one]
    expect(show('matching', { question: { prompt: 'p', terms: choices, matches } })).toContain(
      'A: a long match',
    )
  })

  it('offers outputs to choose from', () => {
    const question = { prompt: 'p', code: '<pre><code>f()</code></pre>', choices }
    const markup = show('predict-output', { question, answer: { choice: '1' } })
    expect(markup).toContain('<pre><code>f()</code></pre>')
    expect(markup).toMatch(/checked="" value="1"/)
  })

  it('throws for a type without a view', () => {
    expect(() => getAnswerFields('essay')).toThrow('task-types/essay/answer-fields.tsx')
  })
})
