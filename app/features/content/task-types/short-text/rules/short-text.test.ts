import { describe, expect, it } from 'vitest'
import { ENGLISH_WORDS } from '#app/features/content/rules/answer-words.ts'
import type { BodyTools } from '#app/features/content/rules/task-type.ts'
import { shortText } from './short-text.ts'

const TOOLS: BodyTools = {
  readDataset: () => null,
  runSql: async () => ({ kind: 'error', message: 'not here' }),
}
const body = {
  prompt: 'p',
  right: 'r',
  wrong: 'w',
  accept: ['where', 'WHERE clause'],
  caseSensitive: false,
  mistakes: [{ text: 'having', explanation: 'filters groups' }],
}
const grade = (text: string, caseSensitive = false) =>
  shortText.grade({ body: { ...body, caseSensitive }, html: body, answer: { text }, outcome: null })

describe('grade', () => {
  it('takes each accepted form', () => {
    expect(grade(' Where ').isCorrect).toBe(true)
    expect(grade('where  CLAUSE').isCorrect).toBe(true)
    expect(grade('where it').isCorrect).toBe(false)
  })

  it('minds case when it is told to', () => {
    expect(grade('where', true).isCorrect).toBe(true)
    expect(grade('Where', true).isCorrect).toBe(false)
  })

  it('has a word on a known mistake', () => {
    expect(grade('HAVING').explanation.notes).toEqual([
      { about: null, isRight: false, html: 'filters groups' },
    ])
    expect(grade('order').explanation.notes).toEqual([])
  })
})

describe('toBody and readAnswer', () => {
  it('refuses a mistake that would count as right', async () => {
    expect(
      await shortText.toBody({ ...body, mistakes: [{ text: 'Where', explanation: 'e' }] }, TOOLS),
    ).toMatchObject({
      ok: false,
      reason: [{ path: ['mistakes', 0, 'text'] }],
    })
  })

  it('keeps the text as it was typed and refuses none', () => {
    expect(shortText.readAnswer({ text: [' a '] }, ENGLISH_WORDS)).toEqual({
      ok: true,
      value: { text: ' a ' },
    })
    expect(shortText.readAnswer({ text: [' '] }, ENGLISH_WORDS)).toEqual({
      ok: false,
      reason: 'Type your answer',
    })
  })
})
