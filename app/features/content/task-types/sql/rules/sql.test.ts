import { describe, expect, it } from 'vitest'
import type { SqlOutcome } from '#app/features/content/rules/sql-run.ts'
import { sql } from './sql.ts'

const wanted = {
  columns: ['title', 'pages'],
  rows: [
    ['Emma', 474],
    ['Ivanhoe', 403],
  ],
}
const body = {
  prompt: 'p',
  right: 'r',
  wrong: 'w',
  dataset: 'library.sql',
  setup: 'CREATE TABLE book (title, pages)',
  tables: [],
  starter: 'SELECT',
  solution: 'SELECT title, pages FROM book',
  ordered: true,
  check: null as string | null,
  expected: wanted,
  mistakes: [{ explanation: 'Shortest first.', yields: { ...wanted, rows: wanted.rows.toReversed() } }],
}
const html = sql.toHtml(body, (markdown) => `<p>${markdown}</p>`)
const grade = (outcome: SqlOutcome | null, check: string | null = null) =>
  sql.grade({ body: { ...body, check }, html, answer: { sql: 'SELECT' }, outcome })
const rows = (columns: string[], cells: (string | number)[][]): SqlOutcome => ({
  kind: 'rows',
  columns,
  rows: cells,
})

describe('grade', () => {
  it('takes the same rows under other names', () => {
    const outcome = rows(['a', 'b'], wanted.rows)
    expect(grade(outcome)).toEqual({
      isCorrect: true,
      explanation: { general: '<p>r</p>', notes: [], outcome },
    })
  })

  it('knows a mistake by its rows', () => {
    expect(grade(rows(['a', 'b'], wanted.rows.toReversed())).explanation.notes).toEqual([
      { about: null, isRight: false, html: '<p>Shortest first.</p>' },
    ])
  })

  it('knows a mistake by its giving too many rows', () => {
    const many: SqlOutcome = { kind: 'too-many-rows', limit: 200 }
    const mistakes = [{ explanation: 'No join.', yields: null }]
    const answer = { sql: 'SELECT' }
    expect(sql.grade({ body, html: { ...html, mistakes }, answer, outcome: many }).explanation.notes).toEqual(
      [{ about: null, isRight: false, html: 'No join.' }],
    )
  })

  it.each<[SqlOutcome, string]>([
    [rows(['a'], []), 'Your query gives 1 column; the task asks for 2.'],
    [rows(['a', 'b'], [['Emma', 474]]), 'Your query gives 1 row; the task asks for 2.'],
    [rows([], []), 'These statements give no rows. End with a query, such as <code>SELECT</code>.'],
    [
      { kind: 'error', message: 'no such column: <b>' },
      'SQLite stopped: <code>no such column: &lt;b&gt;</code>',
    ],
    [
      { kind: 'timeout', limitMs: 2000 },
      'This ran for more than 2 seconds and was stopped. Does it ever end?',
    ],
    [{ kind: 'too-many-rows', limit: 200 }, 'This gives more than 200 rows; the task asks for fewer.'],
  ])('explains %j', (outcome, note) => {
    expect(grade(outcome)).toMatchObject({
      isCorrect: false,
      explanation: { notes: [{ html: note }], outcome },
    })
  })

  it('speaks of the tables when a check was run', () => {
    const notes = grade(rows(['a'], []), 'SELECT 1').explanation.notes
    expect(notes[0]?.html).toBe(
      'Looked up after your statements, the tables give 1 column; the task asks for 2.',
    )
  })

  it('throws when nothing was run', () => {
    expect(() => grade(null)).toThrow('without having been run')
    expect(() => grade({ kind: 'unavailable', message: 'busy' })).toThrow('without having been run')
  })
})

describe('readAnswer and toRun', () => {
  it('keeps what was typed, with plain line ends', () => {
    const answer = sql.readAnswer({ sql: ['SELECT\r\n1'] })
    expect(answer).toEqual({ ok: true, value: { sql: 'SELECT\n1' } })
    expect(sql.readAnswer({ sql: [' '] })).toEqual({ ok: false, reason: 'Write a query' })
    expect(sql.readAnswer({ sql: ['x'.repeat(10_001)] })).toMatchObject({ ok: false })
  })

  it('runs it on the dataset, then the check', () => {
    expect(sql.toRun({ ...body, check: 'SELECT 2' }, { sql: 'SELECT 1' })).toEqual({
      setup: body.setup,
      statements: 'SELECT 1',
      check: 'SELECT 2',
    })
  })
})
