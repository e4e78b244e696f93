import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENGLISH_WORDS } from '#app/features/content/rules/answer-words.ts'
import { multipleChoice } from './multiple-choice.ts'

const body = {
  prompt: 'p',
  right: 'r',
  wrong: 'w',
  choices: [true, false, true, false, true].map((correct, index) => ({
    id: String(index),
    text: `t${index}`,
    correct,
    explanation: `e${index}`,
  })),
}
const grade = (choices: string[]) =>
  multipleChoice.grade({ body, html: body, answer: { choices }, outcome: null })
const someIds = fc.subarray(['0', '1', '2', '3', '4'], { minLength: 1 })

describe('grade', () => {
  it('is right for exactly the correct choices', () => {
    fc.assert(
      fc.property(someIds, (ids) => {
        expect(grade(ids).isCorrect).toBe(ids.join('') === '024')
      }),
    )
  })

  it('ignores order and repetition', () => {
    fc.assert(
      fc.property(
        someIds.chain((ids) =>
          fc.tuple(fc.constant(ids), fc.shuffledSubarray([...ids, ...ids], { minLength: 0 })),
        ),
        ([ids, shuffled]) => {
          expect(grade([...shuffled, ...ids])).toEqual(grade(ids))
        },
      ),
    )
  })

  it('says when something is missing, without saying what', () => {
    expect(grade(['0', '2']).explanation.notes).toEqual([
      { about: 't0', isRight: true, html: 'e0' },
      { about: 't2', isRight: true, html: 'e2' },
      { about: null, isRight: false, html: '', remark: { kind: 'something-missing' } },
    ])
    expect(grade(['0', '1']).explanation.notes).toHaveLength(2)
  })

  it('takes an unknown choice for a wrong one', () => {
    expect(grade(['0', '2', '4', '9']).isCorrect).toBe(false)
  })
})

describe('readAnswer', () => {
  it('wants at least one choice', () => {
    expect(multipleChoice.readAnswer({ choices: ['0', '2'] }, ENGLISH_WORDS)).toEqual({
      ok: true,
      value: { choices: ['0', '2'] },
    })
    expect(multipleChoice.readAnswer({}, ENGLISH_WORDS)).toEqual({ ok: false, reason: 'Choose at least one' })
  })
})
