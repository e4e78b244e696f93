import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENGLISH_WORDS } from '#app/features/content/rules/answer-words.ts'
import type { BodyTools } from '#app/features/content/rules/task-type.ts'
import { singleChoice } from './single-choice.ts'

const TOOLS: BodyTools = {
  readDataset: () => null,
  runSql: async () => ({ kind: 'error', message: 'not here' }),
}
const texts = { prompt: 'p', right: 'r', wrong: 'w' }
const choices = (...correct: boolean[]) =>
  correct.map((isCorrect, index) => ({ text: `t${index}`, correct: isCorrect, explanation: `e${index}` }))

async function bodyOf(...correct: boolean[]) {
  const body = await singleChoice.toBody({ ...texts, choices: choices(...correct) }, TOOLS)
  if (!body.ok) throw new Error('a body was expected')
  return body.value
}

describe('toBody', () => {
  it('wants exactly one correct choice', async () => {
    for (const correct of [
      [false, false],
      [true, true],
    ]) {
      expect(await singleChoice.toBody({ ...texts, choices: choices(...correct) }, TOOLS)).toMatchObject({
        ok: false,
        reason: [{ path: ['choices'] }],
      })
    }
  })
})

describe('grade', () => {
  it('finds the right choice wherever it stands, and explains the one that was made', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(6), fc.nat(6), async (right, chosen) => {
        const body = await bodyOf(...Array.from({ length: 7 }, (_, index) => index === right))
        const html = singleChoice.toHtml(body, (markdown) => `<p>${markdown}</p>`)
        const grade = singleChoice.grade({ body, html, answer: { choice: String(chosen) }, outcome: null })
        expect(grade).toEqual({
          isCorrect: chosen === right,
          explanation: {
            general: chosen === right ? '<p>r</p>' : '<p>w</p>',
            notes: [{ about: `<p>t${chosen}</p>`, isRight: chosen === right, html: `<p>e${chosen}</p>` }],
            outcome: null,
          },
        })
      }),
    )
  })

  it('takes an unknown choice for a wrong one', async () => {
    const body = await bodyOf(true, false)
    const grade = singleChoice.grade({ body, html: body, answer: { choice: '7' }, outcome: null })
    expect(grade).toMatchObject({ isCorrect: false, explanation: { notes: [] } })
  })
})

describe('readAnswer', () => {
  it('reads the field or says what is missing', () => {
    expect(singleChoice.readAnswer({ choice: ['1'] }, ENGLISH_WORDS)).toEqual({
      ok: true,
      value: { choice: '1' },
    })
    expect(singleChoice.readAnswer({}, ENGLISH_WORDS)).toEqual({ ok: false, reason: 'Choose one' })
  })
})
