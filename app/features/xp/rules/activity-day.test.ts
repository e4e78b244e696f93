import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_MS, MINUTE_MS, toIso } from '#app/kernel/time.ts'
import { deriveActivityDay, isIdle, type DayFact } from './activity-day.ts'

const DAY = '2026-03-07'
const START = Date.parse(`${DAY}T08:00:00.000Z`)

/** Few instants and zones, so that ties are common; most come late, some too late to count. */
const fact: fc.Arbitrary<DayFact> = fc
  .record({
    id: fc.integer({ min: 10, max: 30 }).map(String),
    kind: fc.constantFrom('attempt', 'attempt', 'finish'),
    minute: fc.nat(5),
    localDay: fc.constantFrom(DAY, DAY, DAY, '2026-03-08'),
    timeZone: fc.constantFrom('UTC', 'Asia/Tokyo', 'America/New_York'),
    lateDays: fc.option(fc.constantFrom(0, 1, 7, 8, 30, 31, 99)),
    isRight: fc.boolean(),
    points: fc.nat(20),
  })
  .map(({ id, kind, minute, localDay, timeZone, lateDays, isRight, points }) => {
    const isCorrect = kind === 'attempt' && isRight
    return {
      id,
      kind,
      at: toIso(START + minute * MINUTE_MS),
      localDay,
      timeZone,
      receivedAt: lateDays === null ? null : toIso(START + minute * MINUTE_MS + lateDays * DAY_MS),
      isCorrect,
      xpEarned: isCorrect ? points : 0,
    }
  })

/** Each id is one thing that happened, and so always the same but for when it came. */
const facts = fc
  .array(fact, { maxLength: 16 })
  .map((list) => [...new Map(list.map((one) => [one.id, one])).values()])

const isLateBy = (days: number, { at, receivedAt }: DayFact) =>
  Date.parse(receivedAt ?? at) - Date.parse(at) > days * DAY_MS

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

describe('a day', () => {
  it('counts what was done on it and came within 30 days', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const own = all.filter((one) => one.localDay === DAY && !isLateBy(30, one))
        const answers = own.filter(({ kind }) => kind === 'attempt')
        const day = deriveActivityDay(DAY, all)
        expect(day).toMatchObject({
          localDay: DAY,
          attempts: answers.length,
          correct: answers.filter(({ isCorrect }) => isCorrect).length,
          xpEarned: sum(answers.map(({ xpEarned }) => xpEarned)),
          lessonsFinished: own.filter(({ kind }) => kind === 'finish').length,
        })
        expect(isIdle(day)).toBe(own.length === 0)
      }),
    )
  })

  it('spans in each zone what came within a week, from the first to the last', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const inTime = all.filter((one) => one.localDay === DAY && !isLateBy(7, one))
        const expected = ['America/New_York', 'Asia/Tokyo', 'UTC'].flatMap((timeZone) => {
          const instants = inTime
            .filter((one) => one.timeZone === timeZone)
            .map(({ at }) => at)
            .toSorted()
          const [firstAt, lastAt] = [instants[0], instants.at(-1)]
          return firstAt && lastAt ? [{ timeZone, firstAt, lastAt }] : []
        })
        const { spans } = deriveActivityDay(DAY, all)
        expect(spans.toSorted((a, b) => (a.timeZone < b.timeZone ? -1 : 1))).toEqual(expected)
        const begins = spans.map(({ firstAt }) => firstAt)
        expect(begins).toEqual(begins.toSorted())
      }),
    )
  })

  it('is the same in any order, and however often each came', () => {
    const cases = facts.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
    )
    fc.assert(
      fc.property(cases, ([all, shuffled]) => {
        expect(deriveActivityDay(DAY, shuffled)).toEqual(deriveActivityDay(DAY, all))
      }),
    )
  })

  it('goes by when a server had each first', () => {
    fc.assert(
      fc.property(facts, fc.nat(9), (all, laterDays) => {
        const again = all.map((one) => {
          const firstMs = Date.parse(one.receivedAt ?? one.at)
          return { ...one, receivedAt: toIso(firstMs + laterDays * DAY_MS + 1) }
        })
        const day = deriveActivityDay(DAY, all)
        expect(deriveActivityDay(DAY, [...all, ...again])).toEqual(day)
        expect(deriveActivityDay(DAY, [...again, ...all])).toEqual(day)
      }),
    )
  })
})
