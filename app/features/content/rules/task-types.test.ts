import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Json } from '#app/kernel/entry.ts'
import { ENGLISH_WORDS } from './answer-words.ts'
import type { BodyTools } from './task-type.ts'
import { findTaskType, taskTypes } from './task-types.ts'

const TOOLS: BodyTools = {
  readDataset: (name) => (name === 'a.sql' ? 'CREATE TABLE a (x)' : null),
  runSql: async ({ statements }) => ({ kind: 'rows', columns: [statements], rows: [[statements.length]] }),
}
const texts = { prompt: 'a prompt', right: 'a SECRET reason', wrong: 'a SECRET hint' }
const choices = [
  { text: 'one', correct: true, explanation: 'SECRET' },
  { text: 'two', explanation: 'SECRET' },
]
const SOURCES: Readonly<Record<string, Json>> = {
  'single-choice': { ...texts, choices },
  'multiple-choice': { ...texts, choices },
  number: { ...texts, answer: 424_242, tolerance: 5, mistakes: [{ value: 1, explanation: 'SECRET' }] },
  'short-text': { ...texts, accept: ['SECRET'], mistakes: [{ text: 'x', explanation: 'SECRET' }] },
  sql: {
    ...texts,
    dataset: 'a.sql',
    solution: 'SELECT 1',
    mistakes: [{ query: 'SELECT 23', explanation: 'SECRET' }],
  },
  ordering: {
    ...texts,
    items: [{ text: 'one', explanation: 'SECRET' }, { text: 'two' }, { text: 'three' }],
  },
  matching: {
    ...texts,
    pairs: [
      { term: 'a', match: 'A', explanation: 'SECRET' },
      { term: 'b', match: 'B' },
    ],
    extras: ['C'],
  },
  cloze: {
    ...texts,
    text: 'a {{named-secret}} in a text',
    gaps: { 'named-secret': { accept: ['SECRET'], mistakes: [{ text: 'x', explanation: 'SECRET' }] } },
  },
  'true-false': { ...texts, answer: true, reasons: choices },
  'predict-output': {
    ...texts,
    language: 'js',
    code: 'f()',
    accept: ['SECRET'],
    mistakes: [{ text: 'x', explanation: 'SECRET' }],
  },
}
/** Of ordering and matching, ids are numbered as they are shown, so that the answer has to be looked up. */
const ANSWERS: Readonly<Record<string, (html: Record<string, Json>) => Json>> = {
  'single-choice': () => ({ choice: '0' }),
  'multiple-choice': () => ({ choices: ['0'] }),
  number: () => ({ text: '424242' }),
  'short-text': () => ({ text: 'secret' }),
  sql: () => ({ sql: 'SELECT 1' }),
  ordering: ({ order = [] }) => ({ order }),
  matching: ({ terms }) => ({
    // cast: as the schema of a matching body has it.
    matches: Object.fromEntries(
      (terms as { id: string; match: string }[]).map(({ id, match }) => [id, match]),
    ),
  }),
  cloze: () => ({ gaps: [' secret '] }),
  'true-false': () => ({ value: true, reason: '0' }),
  'predict-output': () => ({ output: 'SECRET \n' }),
}
const KEYS =
  /SECRET|named-secret|424242|"(?:correct|explanation|accept|answer|tolerance|solution|expected|mistakes|right|wrong|order|match)"/

describe.each(Object.keys(taskTypes))('%s', (name) => {
  const type = findTaskType(name)
  if (!type) throw new Error(`${name} is registered`)

  async function htmlOf(): Promise<Json> {
    const body = await type?.toBody(SOURCES[name], TOOLS)
    if (!body?.ok || !type) throw new Error(JSON.stringify(body))
    return type.toHtml(body.value, (markdown) => `<p>${markdown}</p>`)
  }

  it('has its folder and its view', () => {
    const files = readdirSync(new URL(`../task-types/${name}/`, import.meta.url))
    expect(files).toEqual(expect.arrayContaining(['answer-fields.tsx', 'rules']))
  })

  it('keeps its key to itself', async () => {
    const html = await htmlOf()
    expect(JSON.stringify(html)).toMatch(KEYS)
    const question = JSON.stringify(type.toQuestion(html))
    expect(question).toContain('<p>a prompt</p>')
    expect(question).not.toMatch(KEYS)
  })

  it('grades the right answer as right', async () => {
    const html = await htmlOf()
    // cast: every body is an object.
    const answer = type.parseAnswer(ANSWERS[name]?.(html as Record<string, Json>))
    if (!answer.ok) throw new Error(answer.reason)
    const run = type.toRun(html, answer.value)
    const outcome = run && (await TOOLS.runSql(run))
    expect(type.grade({ body: html, html, answer: answer.value, outcome })).toMatchObject({
      isCorrect: true,
      explanation: { general: '<p>a SECRET reason</p>' },
    })
  })

  it('names the field of an answer that does not fit, and of a source that does not', async () => {
    for (const [answer, reason] of [
      [{}, /^\w+: ./],
      [null, /^answer: ./],
    ] as const) {
      const parsed = type.parseAnswer(answer)
      expect(parsed.ok ? '' : parsed.reason).toMatch(reason)
    }
    const read = type.readAnswer({}, ENGLISH_WORDS)
    expect(read.ok ? '' : read.reason).toMatch(/^[A-Z].{5,}$/)
    const body = await type.toBody({ ...texts, nonsense: 1 }, TOOLS)
    expect(body.ok ? [] : body.reason).toContainEqual({
      path: ['nonsense'],
      message: 'There is no field “nonsense” here',
    })
  })

  it('throws for a body that nobody can have stored', () => {
    expect(() => type.toQuestion({ prompt: 1 })).toThrow('prompt')
  })
})

describe('findTaskType', () => {
  it('knows no others', () => {
    expect(findTaskType('essay')).toBeNull()
    expect(findTaskType('constructor')).toBeNull()
  })

  it('has one line for each folder', () => {
    const folders = readdirSync(new URL('../task-types/', import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
    expect(folders.toSorted()).toEqual(Object.keys(taskTypes).toSorted())
  })
})
