import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recommend, type RecommendFacts, type RecommendTopic } from './recommend.ts'

const lesson = fc.record({
  courseSlug: fc.constantFrom('sql', 'keys'),
  courseTitle: fc.constantFrom('SQL', 'Keys'),
  lessonSlug: fc.constantFrom('one', 'two'),
  lessonTitle: fc.constantFrom('One', 'Two'),
})
const topics = fc
  .array(
    fc
      .nat(20)
      .chain((recentAnswers) =>
        fc.record({ recentAnswers: fc.constant(recentAnswers), recentCorrect: fc.nat(recentAnswers) }),
      ),
    { maxLength: 8 },
  )
  .map((list) =>
    list.map((topic, index): RecommendTopic => ({
      topicSlug: `t${index}`,
      topicTitle: `T${index}`,
      ...topic,
    })),
  )
const facts: fc.Arbitrary<RecommendFacts> = fc.record({
  continueAt: fc.option(fc.tuple(lesson, fc.boolean()).map(([here, isBegun]) => ({ ...here, isBegun }))),
  due: fc.record({ count: fc.nat(40), minutes: fc.nat(90) }),
  nextLessons: fc.array(
    fc.tuple(lesson, fc.boolean()).map(([next, prerequisitesMet]) => ({ ...next, prerequisitesMet })),
    { maxLength: 4 },
  ),
  topics,
})

/** Slow and obvious: the one that beats each of the others. */
function weakestByHand(list: readonly RecommendTopic[]): string | null {
  const weak = list.filter(
    (topic) => topic.recentAnswers >= 8 && topic.recentCorrect / topic.recentAnswers < 0.7,
  )
  const beats = (a: RecommendTopic, b: RecommendTopic): boolean => {
    const [left, right] = [a.recentCorrect / a.recentAnswers, b.recentCorrect / b.recentAnswers]
    if (left !== right) return left < right
    if (a.recentAnswers !== b.recentAnswers) return a.recentAnswers > b.recentAnswers
    return a.topicSlug < b.topicSlug
  }
  return (
    weak.find((topic) => weak.every((other) => other === topic || beats(topic, other)))?.topicSlug ?? null
  )
}

const nothing: RecommendFacts = {
  continueAt: null,
  due: { count: 0, minutes: 0 },
  nextLessons: [],
  topics: [],
}
const joins = { courseSlug: 'sql', courseTitle: 'SQL', lessonSlug: 'joins', lessonTitle: 'Joins' }

describe('recommend', () => {
  it('has at most one of each kind, in order, each with a path', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const list = recommend(given)
        const kinds = list.map(({ kind }) => kind)
        const inOrder = ['continue', 'due', 'next-lesson', 'weak-topic'] as const
        expect(kinds).toEqual(inOrder.filter((kind) => kinds.includes(kind)))
        for (const { to } of list) {
          expect(to).toMatch(/^\/(courses\/\w+\/lessons\/\w+|practice\?mode=(due|topic&topic=\w+))$/)
        }
      }),
    )
  })

  it('has each kind when there is something to it, and only then', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const kinds = new Set(recommend(given).map(({ kind }) => kind))
        const { continueAt, due, nextLessons } = given
        const isHere = (one: RecommendFacts['nextLessons'][number]): boolean =>
          one.courseSlug === continueAt?.courseSlug && one.lessonSlug === continueAt.lessonSlug
        expect(kinds.has('continue')).toBe(continueAt !== null)
        expect(kinds.has('due')).toBe(due.count > 0)
        expect(kinds.has('next-lesson')).toBe(nextLessons.some((one) => one.prerequisitesMet && !isHere(one)))
        expect(kinds.has('weak-topic')).toBe(weakestByHand(given.topics) !== null)
      }),
    )
  })

  it('picks the weakest topic that there is evidence for', () => {
    fc.assert(
      fc.property(topics, (list) => {
        const picked = recommend({ ...nothing, topics: list }).flatMap((one) =>
          one.kind === 'weak-topic' ? [one.topicSlug] : [],
        )
        expect(picked).toEqual([weakestByHand(list)].filter((slug) => slug !== null))
      }),
      { numRuns: 500 },
    )
  })

  it('says what speaks for it, and where to go', () => {
    const keys = { courseSlug: 'keys', courseTitle: 'Keys', lessonSlug: 'first', lessonTitle: 'First keys' }
    expect(
      recommend({
        continueAt: { ...joins, isBegun: true },
        due: { count: 12, minutes: 8 },
        nextLessons: [
          { ...joins, prerequisitesMet: true },
          { ...keys, lessonSlug: 'second', prerequisitesMet: false },
          { ...keys, prerequisitesMet: true },
        ],
        topics: [
          { topicSlug: 'sql-joins', topicTitle: 'Joining tables', recentAnswers: 20, recentCorrect: 9 },
        ],
      }),
    ).toEqual([
      {
        kind: 'continue',
        lessonTitle: 'Joins',
        courseTitle: 'SQL',
        isBegun: true,
        to: '/courses/sql/lessons/joins',
      },
      { kind: 'due', count: 12, minutes: 8, to: '/practice?mode=due' },
      {
        kind: 'next-lesson',
        lessonTitle: 'First keys',
        courseTitle: 'Keys',
        to: '/courses/keys/lessons/first',
      },
      {
        kind: 'weak-topic',
        topicSlug: 'sql-joins',
        topicTitle: 'Joining tables',
        recentAnswers: 20,
        recentCorrect: 9,
        accuracy: 0.45,
        to: '/practice?mode=topic&topic=sql-joins',
      },
    ])
  })

  it.each([
    ['7 answers', 7, 0, 0],
    ['8 answers', 8, 0, 1],
    ['exactly 70 %', 20, 14, 0],
    ['just under 70 %', 20, 13, 1],
  ])('asks for evidence: %s', (_, recentAnswers, recentCorrect, count) => {
    const topic = { topicSlug: 'sql', topicTitle: 'SQL', recentAnswers, recentCorrect }
    expect(recommend({ ...nothing, topics: [topic] })).toHaveLength(count)
  })

  it('has nothing to say where there is nothing to do', () => {
    expect(recommend(nothing)).toEqual([])
  })
})
