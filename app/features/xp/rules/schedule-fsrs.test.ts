import * as fc from 'fast-check'
import { createEmptyCard, default_w, fsrs, Rating, type Card } from 'ts-fsrs'
import { describe, expect, it } from 'vitest'
import { addDays } from '#app/kernel/day.ts'
import { FSRS_WEIGHTS, reviewByFsrs } from './schedule-fsrs.ts'

const DAY = '2026-01-01'
const RETENTIONS = [0.7, 0.85, 0.9, 0.97]

describe('reviewByFsrs', () => {
  it.each([
    ['right', true, 2.3065, 2],
    ['wrong', false, 0.212, 1],
  ])('begins by the first weights: %s', (_, isCorrect, stability, intervalDays) => {
    const after = reviewByFsrs(0.9, null, { isCorrect, day: DAY })
    expect(after.memory.stability).toBeCloseTo(stability, 8)
    expect(after.intervalDays).toBe(intervalDays)
  })

  it('begins anew where another scheduler was at work', () => {
    const answer = { isCorrect: true, day: DAY }
    expect(reviewByFsrs(0.9, { memory: null, lastReviewDay: '2020-01-01' }, answer)).toEqual(
      reviewByFsrs(0.9, null, answer),
    )
  })

  it.each([0.7, 0.9, 0.97])('comes back when recall has fallen to %d', (retention) => {
    const before = { memory: { stability: 100, difficulty: 5 }, lastReviewDay: DAY }
    const { memory, intervalDays } = reviewByFsrs(retention, before, { isCorrect: true, day: '2026-03-01' })
    // FSRS-6: R(t) = (1 + factor × t / S)^-w20, with R(S) = 0.9
    const decay = -(default_w[20] ?? NaN)
    const factor = 0.9 ** (1 / decay) - 1
    const days = (memory.stability / factor) * (retention ** (1 / decay) - 1)
    expect(Math.abs(intervalDays - days)).toBeLessThan(0.51)
  })

  it('is due tomorrow after a wrong answer, however well it was known', () => {
    const before = { memory: { stability: 1000, difficulty: 2 }, lastReviewDay: DAY }
    expect(reviewByFsrs(0.9, before, { isCorrect: false, day: '2027-01-01' }).intervalDays).toBe(1)
  })

  it("holds what ts-fsrs's own card holds after the same reviews", () => {
    const answers = fc.array(fc.record({ isCorrect: fc.boolean(), after: fc.nat(200) }), { maxLength: 30 })
    fc.assert(
      fc.property(fc.constantFrom(...RETENTIONS), answers, (retention, given) => {
        let day = DAY
        const days = given.map(({ isCorrect, after }) => {
          day = addDays(day, after)
          return { isCorrect, day }
        })
        expect(replay(retention, days)).toEqual(replayCard(retention, days))
      }),
    )
  })
})

interface Answer {
  readonly isCorrect: boolean
  readonly day: string
}

function replay(retention: number, answers: readonly Answer[]) {
  let before: Parameters<typeof reviewByFsrs>[1] = null
  for (const answer of answers) {
    const { memory } = reviewByFsrs(retention, before, answer)
    before = { memory, lastReviewDay: answer.day }
  }
  return before?.memory ?? null
}

const libraries = new Map(
  RETENTIONS.map((retention) => [
    retention,
    fsrs({ request_retention: retention, enable_fuzz: false, enable_short_term: false }),
  ]),
)

function replayCard(retention: number, answers: readonly Answer[]) {
  let card: Card | null = null
  for (const { isCorrect, day } of answers) {
    const now = new Date(`${day}T00:00:00.000Z`)
    const before: Card = card ?? createEmptyCard(now)
    card = libraries.get(retention)?.next(before, now, isCorrect ? Rating.Good : Rating.Again).card ?? null
  }
  return card && { stability: card.stability, difficulty: card.difficulty }
}

it('goes by the weights that the library has for FSRS-6', () => {
  expect(FSRS_WEIGHTS).toEqual(default_w)
})
