import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENGLISH_WORDS } from '#app/features/content/rules/answer-words.ts'
import type { BodyTools } from '#app/features/content/rules/task-type.ts'
import { trueFalse } from './true-false.ts'

const TOOLS: BodyTools = {
  readDataset: () => null,
  runSql: async () => ({ kind: 'error', message: 'not here' }),
}
const source = (answer: boolean, correct: readonly boolean[]) => ({
  prompt: 'p',
  right: 'r',
  wrong: 'w',
  answer,
  reasons: correct.map((isCorrect, index) => ({
    text: `t${index}`,
    correct: isCorrect,
    explanation: `e${index}`,
  })),
})

async function gradeOf(answer: boolean, right: number, value: boolean, reason: string) {
  const correct = Array.from({ length: 4 }, (_, index) => index === right)
  const body = await trueFalse.toBody(source(answer, correct), TOOLS)
  if (!body.ok) throw new Error('a body was expected')
  const html = trueFalse.toHtml(body.value, (markdown) => `<p>${markdown}</p>`)
  return trueFalse.grade({ body: body.value, html, answer: { value, reason }, outcome: null })
}

describe('toBody', () => {
  it.each([[[false, false]], [[true, true]]])('wants exactly one correct reason, not %j', async (correct) => {
    expect(await trueFalse.toBody(source(true, correct), TOOLS)).toMatchObject({
      ok: false,
      reason: [{ path: ['reasons'] }],
    })
  })
})

describe('grade', () => {
  it('is right when statement and reason are', async () => {
    const place = fc.nat(3)
    await fc.assert(
      fc.asyncProperty(fc.boolean(), place, fc.boolean(), place, async (answer, right, value, chosen) => {
        const grade = await gradeOf(answer, right, value, String(chosen))
        expect(grade.isCorrect).toBe(value === answer && chosen === right)
        const isRight = chosen === right
        expect(grade.explanation.notes.at(-1)).toEqual({
          about: `<p>t${chosen}</p>`,
          isRight,
          html: `<p>e${chosen}</p>`,
        })
      }),
    )
  })

  it('says which half is right', async () => {
    const truth = (isRight: boolean) => ({
      about: null,
      isRight,
      html: '',
      remark: { kind: 'truth', value: false, isRight },
    })
    expect((await gradeOf(false, 1, false, '0')).explanation.notes[0]).toEqual(truth(true))
    expect((await gradeOf(true, 1, false, '1')).explanation.notes[0]).toEqual(truth(false))
    expect((await gradeOf(false, 1, false, '1')).explanation.notes).toHaveLength(1)
  })

  it('takes an unknown reason for a wrong one', async () => {
    expect((await gradeOf(true, 1, true, '9')).isCorrect).toBe(false)
  })
})

describe('readAnswer', () => {
  it('wants both', () => {
    const read = (fields: Record<string, string[]>) => trueFalse.readAnswer(fields, ENGLISH_WORDS)
    expect(read({ value: ['false'], reason: ['2'] })).toEqual({
      ok: true,
      value: { value: false, reason: '2' },
    })
    expect(read({ reason: ['2'] })).toEqual({ ok: false, reason: 'Say whether it is true or false' })
    expect(read({ value: ['maybe'], reason: ['2'] })).toMatchObject({ ok: false })
    expect(read({ value: ['true'] })).toEqual({ ok: false, reason: 'Choose a reason as well' })
  })
})
