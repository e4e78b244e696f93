import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toIso } from '#app/kernel/time.ts'
import { orderPractice, rankPractice, type PracticeCandidate } from './rank-practice.ts'

const candidates = fc
  .array(
    fc.record({
      topicSlug: fc.constantFrom('topic-a', 'topic-b'),
      isLessonBegun: fc.boolean(),
      lastAt: fc.option(fc.nat(5).map((minute) => toIso(minute * 60_000))),
      wasLastCorrect: fc.boolean(),
    }),
    { maxLength: 15 },
  )
  .map((list) => list.map((candidate, index): PracticeCandidate => ({ taskId: String(index), ...candidate })))

/** Ids of due tasks, of which some are no candidates and some come twice. */
const dueIds = fc.array(fc.nat(20).map(String), { maxLength: 12 })

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

describe('orderPractice', () => {
  const idsOf = (list: readonly PracticeCandidate[]) => list.map(({ taskId }) => taskId)

  it('takes everything where it is to be mixed, whatever is due', () => {
    fc.assert(
      fc.property(candidates, dueIds, (list, due) => {
        expect(orderPractice(list, { mode: 'mixed', topicSlug: null }, due)).toEqual(byHand(list))
      }),
    )
  })

  it('takes what is due in its own order, each task once, and nothing else', () => {
    fc.assert(
      fc.property(candidates, dueIds, (list, due) => {
        const known = due.filter(
          (taskId, index) => Number(taskId) < list.length && due.indexOf(taskId) === index,
        )
        expect(idsOf(orderPractice(list, { mode: 'due', topicSlug: null }, due))).toEqual(known)
      }),
    )
  })

  it('keeps to a weak topic, what went wrong first', () => {
    fc.assert(
      fc.property(candidates, dueIds, (list, due) => {
        const own = list.filter(({ topicSlug }) => topicSlug === 'topic-a')
        expect(orderPractice(list, { mode: 'weak', topicSlug: 'topic-a' }, due)).toEqual(byHand(own))
      }),
    )
  })

  it('keeps to a topic: what is due, then what is new in lessons begun, then the rest', () => {
    fc.assert(
      fc.property(candidates, dueIds, (list, due) => {
        const own = list.filter(({ topicSlug }) => topicSlug === 'topic-b')
        const first = orderPractice(own, { mode: 'due', topicSlug: null }, due)
        const left = own.filter((candidate) => !first.includes(candidate))
        const isFresh = ({ lastAt, isLessonBegun }: PracticeCandidate) => lastAt === null && isLessonBegun
        const rest = byHand(left.filter((candidate) => !isFresh(candidate)))
        expect(orderPractice(list, { mode: 'topic', topicSlug: 'topic-b' }, due)).toEqual([
          ...first,
          ...left.filter(isFresh),
          ...rest,
        ])
      }),
      { numRuns: 300 },
    )
  })
})
