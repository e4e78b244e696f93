import { describe, expect, it } from 'vitest'
import { ENGLISH_WORDS } from '#app/features/content/rules/answer-words.ts'
import type { Remark } from '#app/features/content/rules/remark.ts'
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

  it.each<[SqlOutcome, Remark]>([
    [rows(['a'], []), { kind: 'sql-columns', count: 1, wanted: 2, isAfter: false }],
    [rows(['a', 'b'], [['Emma', 474]]), { kind: 'sql-rows', count: 1, wanted: 2, isAfter: false }],
    [rows([], []), { kind: 'sql-no-rows' }],
    [
      { kind: 'error', message: 'no such column: <b>' },
      { kind: 'sql-error', message: 'no such column: <b>' },
    ],
    [
      { kind: 'timeout', limitMs: 2000 },
      { kind: 'sql-timeout', limitMs: 2000 },
    ],
    [
      { kind: 'too-many-rows', limit: 200 },
      { kind: 'sql-too-many-rows', limit: 200 },
    ],
  ])('explains %j', (outcome, remark) => {
    expect(grade(outcome)).toMatchObject({
      isCorrect: false,
      explanation: { notes: [{ html: '', remark }], outcome },
    })
  })

  it('speaks of the tables when a check was run', () => {
    const notes = grade(rows(['a'], []), 'SELECT 1').explanation.notes
    expect(notes[0]?.remark).toEqual({ kind: 'sql-columns', count: 1, wanted: 2, isAfter: true })
  })

  it('throws when nothing was run', () => {
    expect(() => grade(null)).toThrow('without having been run')
    expect(() => grade({ kind: 'unavailable', message: 'busy' })).toThrow('without having been run')
  })
})

describe('readAnswer and toRun', () => {
  it('keeps what was typed, with plain line ends', () => {
    const answer = sql.readAnswer({ sql: ['SELECT\r\n1'] }, ENGLISH_WORDS)
    expect(answer).toEqual({ ok: true, value: { sql: 'SELECT\n1' } })
    expect(sql.readAnswer({ sql: [' '] }, ENGLISH_WORDS)).toEqual({ ok: false, reason: 'Write a query' })
    expect(sql.readAnswer({ sql: ['x'.repeat(10_001)] }, ENGLISH_WORDS)).toMatchObject({ ok: false })
  })

  it('runs it on the dataset, then the check', () => {
    expect(sql.toRun({ ...body, check: 'SELECT 2' }, { sql: 'SELECT 1' })).toEqual({
      setup: body.setup,
      statements: 'SELECT 1',
      check: 'SELECT 2',
    })
  })
})
