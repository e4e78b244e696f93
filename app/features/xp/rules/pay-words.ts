import type { xp } from '#app/words/en/xp.ts'
import type { Words } from '#app/words/words.ts'
import { PRACTICE_WINDOW_DAYS } from './late-window.ts'
import type { Pay } from './pay.ts'

/** What else the words can say, where it is known. */
export interface PayWordsGiven {
  /** False for an answer of another day, which is then `that day`; taken for true when not told. */
  readonly isToday?: boolean
  /** How many tasks a day the topic pays in full; named where an answer came after them. */
  readonly dailyFullTasks?: number
  /** How many it pays half after those; named, with the full ones, where an answer came after both. */
  readonly dailyHalfTasks?: number
}

/**
 * Why an answer paid what it did, in one line: `+5 XP: third right answer today in this topic, half rate`.
 *
 * @param given the topic's `dailyFullTasks` and `dailyHalfTasks` of the day, and whether that day is today
 */
export function payInWords(t: Words<typeof xp>, pay: Pay, given: PayWordsGiven = {}): string {
  const points = pay.xpEarned
  switch (pay.reason) {
    case 'full':
    case 'half':
    case 'low':
      return t('pay.rated', {
        points,
        place: pay.place,
        day: (given.isToday ?? true) ? 'today' : 'other',
        ...rateOf(pay.multiplier),
        after: limitOf(pay, given),
        fullTasks: given.dailyFullTasks ?? 0,
        halfTasks: given.dailyHalfTasks ?? 0,
      })
    case 'early':
      return t('pay.early', { points, ...rateOf(pay.multiplier) })
    case 'wrong':
      return t('pay.wrong', { points })
    case 'topic-full':
      return t('pay.topicFull', { points })
    case 'acknowledged':
      return t('pay.acknowledged', { points })
    case 'too-old':
      return t('pay.tooOld', { points, days: PRACTICE_WINDOW_DAYS })
  }
}

/** @param multiplier decimal text, 0 to 1 */
function rateOf(multiplier: string): { readonly rate: string; readonly share: number } {
  const share = Number(multiplier)
  return { rate: RATES.get(Number((share * 100).toFixed(2))) ?? 'other', share }
}

/** Percentages that have a name. */
const RATES: ReadonlyMap<number, string> = new Map([
  [100, 'full'],
  [50, 'half'],
  [25, 'quarter'],
  [0, 'none'],
])

/** Which of the day's limits an answer came after, as far as they are known. */
function limitOf({ reason }: Pay, { dailyFullTasks, dailyHalfTasks }: PayWordsGiven): string {
  if (dailyFullTasks === undefined || reason === 'full') return 'none'
  if (reason === 'half') return 'full'
  return dailyHalfTasks === undefined ? 'none' : 'half'
}
