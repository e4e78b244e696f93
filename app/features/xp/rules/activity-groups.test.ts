import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupActivity } from './activity-groups.ts'
import type { ActivityLine } from './activity.ts'

function finish(id: string, localDay: string, lesson: string): ActivityLine {
  const at = `${localDay}T12:00:00.000Z`
  const place = { courseSlug: 'c', lessonSlug: lesson, lessonTitle: `Lesson ${lesson}` }
  return { kind: 'finish', id, at, localDay, ...place }
}

function answer(id: string, localDay: string, lesson: string, topicTitle: string): ActivityLine {
  const pay = { isCorrect: true, xpEarned: 10, multiplier: '1', reason: 'full', place: 1 } as const
  return {
    ...finish(id, localDay, lesson),
    kind: 'attempt',
    taskId: `task-${id}`,
    taskNumber: 1,
    topicTitle,
    ...pay,
    nextReviewDay: null,
  }
}

const [LATE, EARLY] = ['2026-03-02', '2026-03-01']

describe('groupActivity', () => {
  it('puts together what was done in a lesson on a day, and names each topic once', () => {
    const lines = [
      finish('5', LATE, 'a'),
      answer('4', LATE, 'b', 'Joins'),
      answer('3', LATE, 'a', 'Queries'),
      answer('2', LATE, 'a', 'Queries'),
      answer('1', EARLY, 'a', 'Joins'),
    ]
    const seen = groupActivity(lines).map(({ day, lessons }) => [
      day,
      lessons.map((one) => [one.lessonTitle, one.topicTitles, one.lines.map(({ id }) => id)]),
    ])
    expect(seen).toEqual([
      [
        LATE,
        [
          ['Lesson a', ['Queries'], ['5', '3', '2']],
          ['Lesson b', ['Joins'], ['4']],
        ],
      ],
      [EARLY, [['Lesson a', ['Joins'], ['1']]]],
    ])
  })

  it('keeps every line once, no group empty, and each day and lesson once', () => {
    const line = fc
      .record({ day: fc.constantFrom(LATE, EARLY), lesson: fc.constantFrom('a', 'b', 'c'), id: fc.ulid() })
      .map(({ id, day, lesson }) => finish(id, day, lesson))
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const days = groupActivity(lines)
        const groups = days.flatMap(({ day, lessons }) =>
          lessons.map((one) => ({ key: `${day} ${one.lessonSlug}`, lines: one.lines })),
        )
        expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length)
        expect(groups.every((one) => one.lines.length > 0)).toBe(true)
        expect(new Set(groups.flatMap((one) => one.lines))).toEqual(new Set(lines))
        expect(groups.flatMap((one) => one.lines)).toHaveLength(lines.length)
      }),
    )
  })
})
