import { fromDayNumber, toDayNumber } from '#app/kernel/day.ts'
import type { ActivityDay } from './activity.ts'

/** One day of the heatmap. */
export interface HeatCell {
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** Answers and lessons finished together. */
  readonly count: number
  readonly attempts: number
  readonly lessonsFinished: number
  /** 0 for nothing; else the quarter of the active days that it belongs to, 4 for the busiest. */
  readonly level: HeatLevel
  /** After today: nothing is counted yet. */
  readonly isFuture: boolean
}

/** How busy a day was among the others. */
export type HeatLevel = 0 | 1 | 2 | 3 | 4

/** A year of work, as a picture of it needs it. */
export interface Heatmap {
  /** 53 weeks, the last one today's, each of 7 days from Monday. */
  readonly weeks: readonly (readonly HeatCell[])[]
  /** Days on which something was done. */
  readonly totalDays: number
  readonly totalAttempts: number
  /** The day with the highest count, the latest of several; null when nothing was done. */
  readonly busiest: HeatCell | null
}

/**
 * Lays out a year of work by weeks.
 *
 *     level = ⌈4 × share of active days whose count is at most this day's⌉
 *
 * so the levels are quartiles of the days on which something was done, by nearest rank; equal counts have equal levels
 * and the busiest day always has level 4.
 *
 * @param days each at most once, in any order; those outside the 53 weeks and those after today are left out
 * @param today `YYYY-MM-DD` where the learner is
 */
export function toHeatmap(days: readonly ActivityDay[], today: string): Heatmap {
  const todayNumber = toDayNumber(today)
  const firstNumber = todayNumber - weekdayOf(todayNumber) - (WEEKS - 1) * 7
  const first = fromDayNumber(firstNumber)
  const shown = days.filter((day) => countWork(day) > 0 && day.localDay >= first && day.localDay <= today)
  const levelOf = rankLevels(shown.map(countWork))
  const byDay = new Map(shown.map((day) => [day.localDay, day]))
  const weeks = Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday): HeatCell => {
      const day = fromDayNumber(firstNumber + week * 7 + weekday)
      const { attempts, lessonsFinished } = byDay.get(day) ?? { attempts: 0, lessonsFinished: 0 }
      const count = attempts + lessonsFinished
      return { day, count, attempts, lessonsFinished, level: levelOf(count), isFuture: day > today }
    }),
  )
  return {
    weeks,
    totalDays: shown.length,
    totalAttempts: shown.reduce((sum, { attempts }) => sum + attempts, 0),
    busiest: findBusiest(weeks.flat()),
  }
}

/** The days on which something was done, in order; `YYYY-MM-DD`. */
export function listActiveDays({ weeks }: Pick<Heatmap, 'weeks'>): string[] {
  return weeks.flatMap((week) => week.filter(({ count }) => count > 0).map(({ day }) => day))
}

const WEEKS = 53

/** 0 for Monday to 6 for Sunday. Day 0, 1970-01-01, was a Thursday. */
function weekdayOf(dayNumber: number): number {
  return (((dayNumber + 3) % 7) + 7) % 7
}

function countWork({ attempts, lessonsFinished }: ActivityDay): number {
  return attempts + lessonsFinished
}

/** @param counts of the active days */
function rankLevels(counts: readonly number[]): (count: number) => HeatLevel {
  const levels = new Map<number, HeatLevel>([[0, 0]])
  for (const [index, count] of counts.toSorted((a, b) => a - b).entries()) {
    levels.set(count, toLevel(Math.ceil((4 * (index + 1)) / counts.length)))
  }
  return (count) => levels.get(count) ?? 0
}

/** @param quarter 1 to 4 */
function toLevel(quarter: number): HeatLevel {
  if (quarter <= 1) return 1
  if (quarter === 2) return 2
  return quarter === 3 ? 3 : 4
}

function findBusiest(cells: readonly HeatCell[]): HeatCell | null {
  const most = Math.max(...cells.map(({ count }) => count))
  return most === 0 ? null : (cells.findLast(({ count }) => count === most) ?? null)
}
