import { describe, expect, it } from 'vitest'
import { scheduleTask, type TaskSchedule } from './schedule.ts'

const STAGES = { scheduler: 'stages', reviewIntervals: [1, 3, 7], desiredRetention: 0.9 } as const
const FSRS = { ...STAGES, scheduler: 'fsrs' } as const

/** After these answers: `+` right, `-` wrong, each with its day of January 2026. */
function after(terms: Parameters<typeof scheduleTask>[0], ...answers: readonly string[]): TaskSchedule {
  let schedule: TaskSchedule | null = null
  for (const answer of answers) {
    const day = `2026-01-${answer.slice(1)}`
    schedule = scheduleTask(terms, schedule, { isCorrect: answer.startsWith('+'), day })
  }
  if (!schedule) throw new Error('nothing was answered')
  return schedule
}

describe('scheduleTask by stages', () => {
  it.each([
    ['a first right answer', ['+01'], { stage: 0, reviewCount: 1, masteryLevel: 1, next: '02' }],
    ['a first wrong answer', ['-01'], { stage: 0, reviewCount: 1, masteryLevel: 0, next: '02' }],
    ['a second, when due', ['+01', '+02'], { stage: 1, reviewCount: 2, masteryLevel: 2, next: '05' }],
    ['one more, early', ['+01', '+02', '+04'], { stage: 1, reviewCount: 2, masteryLevel: 2, next: '05' }],
    ['all of them', ['+01', '+02', '+05', '+12'], { stage: 2, reviewCount: 4, masteryLevel: 3, next: '19' }],
    [
      'a wrong one, early',
      ['+01', '+02', '+05', '-06'],
      { stage: 1, reviewCount: 4, masteryLevel: 1, next: '07' },
    ],
  ])('takes in %s', (_, answers, { next, ...rest }) => {
    const last = answers.at(-1) ?? ''
    expect(after(STAGES, ...answers)).toEqual({
      ...rest,
      memory: null,
      isLastCorrect: last.startsWith('+'),
      lastReviewDay: `2026-01-${last.slice(1)}`,
      nextReviewDay: `2026-01-${next}`,
    })
  })

  it('lets a mastery go that there are no intervals for any more', () => {
    const before = after(STAGES, '+01', '+02', '+05')
    const fewer = { ...STAGES, reviewIntervals: [5] }
    expect(scheduleTask(fewer, before, { isCorrect: true, day: '2026-01-06' })).toMatchObject({
      stage: 0,
      masteryLevel: 1,
    })
  })
})

describe('scheduleTask by fsrs', () => {
  it('counts every answer, early ones too', () => {
    expect(after(FSRS, '+01', '+01', '-02', '+03').reviewCount).toBe(4)
  })

  it('masters as many intervals as its own next one reaches, after a right answer at least one', () => {
    const wide = { ...FSRS, reviewIntervals: [5, 10] }
    expect(after(FSRS, '+01')).toMatchObject({ masteryLevel: 1, nextReviewDay: '2026-01-03' })
    expect(after(wide, '+01')).toMatchObject({ masteryLevel: 1, nextReviewDay: '2026-01-03' })
    expect(after(wide, '+01', '+03').masteryLevel).toBe(2)
    expect(after(wide, '+01', '+03', '-04')).toMatchObject({ masteryLevel: 0, nextReviewDay: '2026-01-05' })
  })

  it('takes over from the stages, and hands back to them', () => {
    const staged = after(STAGES, '+01', '+02')
    const remembered = scheduleTask(FSRS, staged, { isCorrect: true, day: '2026-01-05' })
    expect(remembered).toMatchObject({ stage: 1, memory: after(FSRS, '+05').memory, reviewCount: 3 })
    const day = remembered.nextReviewDay
    const handedBack = scheduleTask(STAGES, remembered, { isCorrect: true, day })
    expect(handedBack).toMatchObject({ stage: 2, memory: remembered.memory, reviewCount: 4 })
  })
})
