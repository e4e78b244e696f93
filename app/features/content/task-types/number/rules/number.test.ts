import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENGLISH_WORDS } from '#app/features/content/rules/answer-words.ts'
import type { BodyTools } from '#app/features/content/rules/task-type.ts'
import { isClose, number } from './number.ts'

const TOOLS: BodyTools = {
  readDataset: () => null,
  runSql: async () => ({ kind: 'error', message: 'not here' }),
}
const body = {
  prompt: 'p',
  right: 'r',
  wrong: 'w',
  answer: 210,
  tolerance: 0.5,
  unit: 'pages' as string | null,
  mistakes: [{ value: 630, explanation: 'That is the **sum**.' }],
}
const html = number.toHtml(body, (markdown) => `<p>${markdown}</p>`)
const grade = (text: string, unit: string | null = 'pages') =>
  number.grade({ body: { ...body, unit }, html, answer: { text }, outcome: null })

describe('isClose', () => {
  it('forgives the noise of binary fractions, at both ends of the tolerance', () => {
    expect(isClose(0.1 + 0.2, { answer: 0.3, tolerance: 0 })).toBe(true)
    expect(isClose(0.3, { answer: 0.35, tolerance: 0.05 })).toBe(true)
    expect(isClose(0.4, { answer: 0.35, tolerance: 0.05 })).toBe(true)
    expect(isClose(0.401, { answer: 0.35, tolerance: 0.05 })).toBe(false)
    expect(isClose(1e-15, { answer: 0, tolerance: 0 })).toBe(false)
  })

  it('agrees with exact arithmetic on decimals', () => {
    const thousandths = fc.integer({ min: -1_000_000, max: 1_000_000 })
    fc.assert(
      fc.property(thousandths, thousandths, fc.nat(10_000), (value, answer, tolerance) => {
        const isNear = Math.abs(value - answer) <= tolerance
        expect(isClose(value / 1000, { answer: answer / 1000, tolerance: tolerance / 1000 })).toBe(isNear)
      }),
    )
  })
})

describe('grade', () => {
  it.each(['210', '210,5', '209.5', '210 pages', '210pages', '+210'])('takes %s', (text) => {
    expect(grade(text)).toEqual({
      isCorrect: true,
      explanation: { general: '<p>r</p>', notes: [], outcome: null },
    })
  })

  it.each(['210.6', '-210', '211 pages'])('does not take %s', (text) => {
    expect(grade(text)).toMatchObject({ isCorrect: false, explanation: { general: '<p>w</p>', notes: [] } })
  })

  it('has a word on a known mistake, within the same tolerance', () => {
    expect(grade('630.4').explanation.notes).toEqual([
      { about: null, isRight: false, html: '<p>That is the **sum**.</p>' },
    ])
  })

  it('names the unit when another was given', () => {
    expect(grade('210 <b>').explanation.notes).toEqual([
      {
        about: null,
        isRight: false,
        html: '',
        remark: { kind: 'other-unit', unit: 'pages', typed: '<b>' },
      },
    ])
    expect(grade('210 Pages').isCorrect).toBe(false)
    expect(grade('210 pages', null)).toMatchObject({
      isCorrect: false,
      explanation: { notes: [{ about: null, remark: { kind: 'no-unit' } }] },
    })
  })
})

describe('toBody and readAnswer', () => {
  const source = { prompt: 'p', right: 'r', wrong: 'w', answer: 2, tolerance: 0.5 }

  it('refuses a mistake that would count as right', async () => {
    const mistakes = [
      { value: 3, explanation: 'e' },
      { value: 2.5, explanation: 'e' },
    ]
    expect(await number.toBody({ ...source, mistakes }, TOOLS)).toEqual({
      ok: false,
      reason: [{ path: ['mistakes', 1, 'value'], message: '2.5 would count as right' }],
    })
    expect(await number.toBody({ ...source, mistakes: [] }, TOOLS)).toMatchObject({
      ok: true,
      value: { unit: null },
    })
  })

  it('keeps the text as it was typed', () => {
    expect(number.readAnswer({ text: [' 1,50 '] }, ENGLISH_WORDS)).toEqual({
      ok: true,
      value: { text: ' 1,50 ' },
    })
    expect(number.readAnswer({ text: ['ten'] }, ENGLISH_WORDS)).toEqual({
      ok: false,
      reason: 'Enter a number, such as 3.5',
    })
    expect(number.readAnswer({}, ENGLISH_WORDS)).toEqual({ ok: false, reason: 'Enter a number, such as 3.5' })
  })
})
