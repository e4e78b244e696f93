import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toIso } from '#app/kernel/time.ts'
import { continueAt } from './continue-at.ts'
import type { LessonProgress } from './lesson-progress.ts'

function progressOf(lessonId: string, minute: number, isFinished: boolean): LessonProgress {
  const lastActivityAt = toIso(minute * 60_000)
  const finishedAt = isFinished ? lastActivityAt : null
  return { lessonId, completionPercentage: isFinished ? 100 : 10, position: 1, finishedAt, lastActivityAt }
}

/** A course of up to seven lessons, some begun, some finished, each touched at an instant of its own. */
const courses = fc.nat(7).chain((length) =>
  fc.record({
    lessonIds: fc.constant(Array.from({ length }, (_, index) => `l${index}`)),
    states: fc.array(fc.constantFrom('new', 'begun', 'finished'), { minLength: length, maxLength: length }),
    minutes: fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7], { minLength: length, maxLength: length }),
  }),
)

/** Slow and obvious: walks on from the lesson touched last, round the end, until something is not finished. */
function byHand(lessonIds: readonly string[], progress: ReadonlyMap<string, LessonProgress>): string | null {
  let place = 0
  let latest = ''
  for (const [index, id] of lessonIds.entries()) {
    const at = progress.get(id)?.lastActivityAt ?? ''
    if (at > latest) [place, latest] = [index, at]
  }
  for (let step = 0; step < lessonIds.length; step += 1) {
    const id = lessonIds[(place + step) % lessonIds.length]
    if (id !== undefined && (progress.get(id)?.finishedAt ?? null) === null) return id
  }
  return null
}

describe('continueAt', () => {
  it('walks on from where the learner was, round the end, to what is not finished', () => {
    fc.assert(
      fc.property(courses, ({ lessonIds, states, minutes }) => {
        const progress = new Map(
          lessonIds.flatMap((id, index) =>
            states[index] === 'new'
              ? []
              : [[id, progressOf(id, minutes[index] ?? 0, states[index] === 'finished')] as const],
          ),
        )
        expect(continueAt(lessonIds, progress)).toBe(byHand(lessonIds, progress))
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['begins at the beginning', [], 'a'],
    ['stays in the lesson that was begun', [progressOf('b', 1, false)], 'b'],
    ['goes on after the one that was finished', [progressOf('a', 1, true)], 'b'],
    ['comes back to what was left out', [progressOf('b', 1, true), progressOf('c', 2, true)], 'a'],
    ['ends when all is finished', ['a', 'b', 'c'].map((id) => progressOf(id, 1, true)), null],
    ['does not care for lessons of other courses', [progressOf('z', 9, false)], 'a'],
  ])('%s', (_, begun, next) => {
    const progress = new Map(begun.map((lesson) => [lesson.lessonId, lesson]))
    expect(continueAt(['a', 'b', 'c'], progress)).toBe(next)
  })

  it('has nowhere to go in a course without lessons', () => {
    expect(continueAt([], new Map())).toBeNull()
  })
})
