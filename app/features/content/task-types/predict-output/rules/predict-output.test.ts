import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENGLISH_WORDS } from '#app/features/content/rules/answer-words.ts'
import type { BodyTools } from '#app/features/content/rules/task-type.ts'
import { predictOutput } from './predict-output.ts'

const TOOLS: BodyTools = {
  readDataset: () => null,
  runSql: async () => ({ kind: 'error', message: 'not here' }),
}
const texts = { prompt: 'p', right: 'r', wrong: 'w', language: 'js' as const, code: '\n  f()\n\n' }
const typed = { ...texts, accept: ['7\n5'], mistakes: [{ text: '8\n5', explanation: 'One too many.' }] }
const choices = [
  { text: '4', correct: true, explanation: 'e0' },
  { text: '5', correct: false, explanation: 'e1' },
]

async function bodyOf(source: Parameters<typeof predictOutput.toBody>[0]) {
  const body = await predictOutput.toBody(source, TOOLS)
  if (!body.ok) throw new Error(JSON.stringify(body.reason))
  return body.value
}

async function gradeOf(answer: { output: string } | { choice: string }, source = typed) {
  const body = await bodyOf(source)
  const html = predictOutput.toHtml(body, (markdown) => `<p>${markdown}</p>`)
  return predictOutput.grade({ body, html, answer, outcome: null })
}

describe('toBody', () => {
  it('keeps the code as it was indented, and shows it as a block', async () => {
    const body = await bodyOf(typed)
    expect(body.code).toBe('  f()')
    expect(predictOutput.toHtml(body, (markdown) => markdown).code).toBe('```js\n  f()\n```')
  })

  it.each([
    [{ ...texts }, [[]]],
    [{ ...typed, choices }, [['accept'], ['mistakes']]],
    [{ ...texts, choices: choices.slice(1) }, [['choices']]],
    [{ ...typed, mistakes: [{ text: '7 \n5\n', explanation: 'e' }] }, [['mistakes', 0, 'text']]],
  ])('refuses %j', async (source, paths) => {
    const body = await predictOutput.toBody(source, TOOLS)
    expect(body.ok ? [] : body.reason.map(({ path }) => path)).toEqual(paths)
  })
})

describe('grade', () => {
  it('takes what is accepted, line by line, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[57 \n]{0,6}$/), async (output) => {
        expect((await gradeOf({ output })).isCorrect).toBe(/^7 *\n5[ \n]*$/.test(output))
      }),
    )
  })

  it('has a word on a known mistake, and says how many lines are right', async () => {
    expect((await gradeOf({ output: '8\n5\n' })).explanation.notes).toEqual([
      { about: null, isRight: false, html: '<p>One too many.</p>' },
    ])
    expect((await gradeOf({ output: '7\n6' })).explanation.notes).toEqual([
      { about: null, isRight: false, html: '', remark: { kind: 'lines-right', count: 1 } },
    ])
    expect((await gradeOf({ output: '0' })).explanation.notes).toEqual([])
  })

  it('grades a choice, and explains it', async () => {
    const body = await bodyOf({ ...texts, choices })
    const grade = (choice: string) =>
      predictOutput.grade({ body, html: body, answer: { choice }, outcome: null })
    expect(grade('0')).toMatchObject({ isCorrect: true })
    expect(grade('1')).toMatchObject({
      isCorrect: false,
      explanation: { notes: [{ about: '5', html: 'e1' }] },
    })
    expect(grade('9')).toMatchObject({ isCorrect: false })
  })

  it('takes an answer of the other kind for a wrong one', async () => {
    const body = await bodyOf({ ...texts, choices })
    const answer = { output: '4' }
    expect(predictOutput.grade({ body, html: body, answer, outcome: null }).isCorrect).toBe(false)
    expect((await gradeOf({ choice: '0' })).isCorrect).toBe(false)
  })
})

describe('readAnswer', () => {
  const read = (fields: Record<string, string[]>) => predictOutput.readAnswer(fields, ENGLISH_WORDS)

  it('reads what was typed, with plain line ends, or the choice', () => {
    expect(read({ output: ['7\r\n5'] })).toEqual({ ok: true, value: { output: '7\n5' } })
    expect(read({ choice: ['1'] })).toEqual({ ok: true, value: { choice: '1' } })
  })

  it('says what is wrong', () => {
    expect(read({ output: [' \n'] })).toEqual({ ok: false, reason: 'Say what comes out' })
    expect(read({ output: ['x'.repeat(2_001)] })).toEqual({
      ok: false,
      reason: 'Use at most 2,000 characters',
    })
    expect(read({})).toEqual({ ok: false, reason: 'Say what comes out' })
  })
})
