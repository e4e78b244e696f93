import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toIso } from '#app/kernel/time.ts'
import { deriveLessonProgress, type LessonFacts, type LessonProgress } from './lesson-progress.ts'

const instant = fc.nat(9).map((minute) => toIso(minute * 60_000))
const tasks = fc
  .subarray(['a', 'b', 'c', 'd'])
  .map((ids) => ids.map((id, index) => ({ id, order: index + 1 })))

/** `e` is a task that has been retired since. */
const facts: fc.Arbitrary<LessonFacts> = fc.record({
  lessonId: fc.constant('lesson'),
  tasks,
  attempts: fc.array(
    fc.record({ taskId: fc.constantFrom('a', 'b', 'c', 'd', 'e'), isCorrect: fc.boolean(), at: instant }),
    { maxLength: 12 },
  ),
  finishedAt: fc.array(instant, { maxLength: 3 }),
})

const latestOf = (instants: readonly string[]): string | null =>
  instants.reduce<string | null>((best, at) => (best === null || at > best ? at : best), null)

/** Slow and obvious: one question after the other, each over all facts. */
function byHand({ lessonId, tasks: live, attempts, finishedAt }: LessonFacts): LessonProgress | null {
  if (attempts.length + finishedAt.length === 0) return null
  const first = finishedAt.reduce<string | null>((best, at) => (best === null || at < best ? at : best), null)
  const solved = live.filter(({ id }) =>
    attempts.some((attempt) => attempt.taskId === id && attempt.isCorrect),
  )
  const onLive = attempts.filter(({ taskId }) => live.some(({ id }) => id === taskId))
  const lastAt = latestOf(onLive.map(({ at }) => at))
  const lastOrders = live
    .filter(({ id }) => onLive.some(({ taskId, at }) => taskId === id && at === lastAt))
    .map(({ order }) => order)
  let percentage = 0
  for (let percent = 1; percent <= 99; percent += 1) {
    if (solved.length * 100 >= percent * live.length && live.length > 0) percentage = percent
  }
  return {
    lessonId,
    completionPercentage: first === null ? percentage : 100,
    position: Math.max(0, ...lastOrders),
    finishedAt: first,
    lastActivityAt: latestOf([...attempts.map(({ at }) => at), ...(first === null ? [] : [first])]) ?? '',
  }
}

describe('deriveLessonProgress', () => {
  it('agrees with asking one thing after the other', () => {
    fc.assert(
      fc.property(facts, (lesson) => {
        expect(deriveLessonProgress(lesson)).toEqual(byHand(lesson))
      }),
      { numRuns: 500 },
    )
  })

  it('does not depend on the order of arrival, nor on how often something arrives', () => {
    const inAnyOrder = facts.chain((lesson) => {
      const { attempts, finishedAt } = lesson
      return fc.record({
        lesson: fc.constant(lesson),
        arrived: fc.record({
          attempts: fc.shuffledSubarray([...attempts, ...attempts], { minLength: 2 * attempts.length }),
          finishedAt: fc.shuffledSubarray([...finishedAt, ...finishedAt], {
            minLength: 2 * finishedAt.length,
          }),
        }),
      })
    })
    fc.assert(
      fc.property(inAnyOrder, ({ lesson, arrived }) => {
        expect(deriveLessonProgress({ ...lesson, ...arrived })).toEqual(deriveLessonProgress(lesson))
      }),
      { numRuns: 300 },
    )
  })

  it('once finished stays finished, since the first time, whatever comes later', () => {
    fc.assert(
      fc.property(facts, facts, (before, more) => {
        const first = deriveLessonProgress(before)?.finishedAt
        fc.pre(first !== null && first !== undefined)
        const after = deriveLessonProgress({
          ...before,
          attempts: [...before.attempts, ...more.attempts],
          finishedAt: [...before.finishedAt, ...more.finishedAt.filter((at) => at >= first)],
        })
        expect(after).toMatchObject({ finishedAt: first, completionPercentage: 100 })
      }),
    )
  })

  it.each([
    ['solving all of it is not finishing it', ['a', 'b'], [], 99],
    ['half of it is half of it', ['a'], [], 50],
    ['finishing needs no task solved', [], ['2026-01-01T00:00:00.000Z'], 100],
  ])('%s', (_, solved, finishedAt, completionPercentage) => {
    const attempts = solved.map((taskId) => ({ taskId, isCorrect: true, at: '2026-01-01T00:00:00.000Z' }))
    const lesson = {
      lessonId: 'l',
      tasks: [
        { id: 'a', order: 1 },
        { id: 'b', order: 2 },
      ],
      attempts,
      finishedAt,
    }
    expect(deriveLessonProgress(lesson)).toMatchObject({ completionPercentage })
  })
})
