import { expect, it } from 'vitest'
import { xp } from '#app/words/en/xp.ts'
import { wordsOf } from '#app/words/words.ts'
import { answerInWords } from './answer-words.ts'

const t = wordsOf(xp, 'en')
const PAY = { xpEarned: 10, multiplier: '1', reason: 'full', place: 1 } as const

it('says what an answer paid, and when its task comes back', () => {
  const answer = { pay: PAY, localDay: '2026-03-02', nextReviewDay: '2026-03-03' }
  expect(answerInWords(t, answer, '2026-03-02')).toEqual({
    payWords: '+10 XP: first right answer today in this topic, full rate',
    returnWords: 'This task comes back tomorrow.',
  })
  expect(answerInWords(t, { ...answer, nextReviewDay: null }, '2026-03-03')).toEqual({
    payWords: '+10 XP: first right answer that day in this topic, full rate',
    returnWords: '',
  })
})
