import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toIso } from '#app/kernel/time.ts'
import { nextAfter, rankPractice, type PracticeCandidate } from './rank-practice.ts'

const candidates = fc
  .array(
    fc.record({
      isLessonBegun: fc.boolean(),
      lastAt: fc.option(fc.nat(5).map((minute) => toIso(minute * 60_000))),
      wasLastCorrect: fc.boolean(),
    }),
    { maxLength: 15 },
  )
  .map((list) => list.map((candidate, index): PracticeCandidate => ({ taskId: String(index), ...candidate })))

/** Slow and obvious: fills the four shelves one after the other, taking the oldest off the table each time. */
function byHand(all: readonly PracticeCandidate[]): PracticeCandidate[] {
  const oldestFirst = (shelf: readonly PracticeCandidate[]): PracticeCandidate[] => {
    const [first, ...rest] = shelf
    if (!first) return []
    const oldest = rest.reduce(
      (best, next) => ((next.lastAt ?? '') < (best.lastAt ?? '') ? next : best),
      first,
    )
    return [oldest, ...oldestFirst(shelf.filter((candidate) => candidate !== oldest))]
  }
  const tried = all.filter(({ lastAt }) => lastAt !== null)
  const fresh = all.filter(({ lastAt }) => lastAt === null)
  return [
    ...oldestFirst(tried.filter(({ wasLastCorrect }) => !wasLastCorrect)),
    ...fresh.filter(({ isLessonBegun }) => isLessonBegun),
    ...fresh.filter(({ isLessonBegun }) => !isLessonBegun),
    ...oldestFirst(tried.filter(({ wasLastCorrect }) => wasLastCorrect)),
  ]
}

describe('rankPractice', () => {
  it('takes what went wrong, then what is new where one is, then what is new, then what is solved', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        expect(rankPractice(list)).toEqual(byHand(list))
      }),
      { numRuns: 300 },
    )
  })

  it('leaves the list that it was given as it was', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        const before = structuredClone(list)
        rankPractice(list)
        expect(list).toEqual(before)
      }),
    )
  })
})

describe('nextAfter', () => {
  it('goes through every task and comes round, wherever it begins', () => {
    fc.assert(
      fc.property(candidates, fc.nat(20), (list, start) => {
        let taskId: string | null = String(start)
        const seen = list.map(() => (taskId = nextAfter(list, taskId)?.taskId ?? null))
        const first = start < list.length ? (start + 1) % list.length : 0
        expect(seen).toEqual(list.map((_, step) => String((first + step) % list.length)))
      }),
    )
  })

  it('is the first before anything was practised, and nothing where there is nothing', () => {
    const only = { taskId: 'a', isLessonBegun: false, lastAt: null, wasLastCorrect: false }
    expect(nextAfter([only], null)).toBe(only)
    expect(nextAfter([only], 'a')).toBe(only)
    expect(nextAfter([], 'a')).toBeNull()
  })
})
