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
export function payInWords(pay: Pay, given: PayWordsGiven = {}): string {
  const points = pay.xpEarned > 0 ? `+${pay.xpEarned} XP` : '0 XP'
  return `${points}: ${reasonInWords(pay, given)}`
}

/** A place as people say it: `first` to `tenth`, then `11th`, `12th`, `21st`. */
export function ordinalOf(place: number): string {
  return ORDINALS[place - 1] ?? `${place}${suffixOf(place)}`
}

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
] as const

function reasonInWords(pay: Pay, given: PayWordsGiven): string {
  switch (pay.reason) {
    case 'full':
    case 'half':
    case 'low':
      return `${placeInWords(pay, given)}, ${shareInWords(pay.multiplier)}${limitInWords(pay, given)}`
    case 'early':
      return `before its review was due, ${shareInWords(pay.multiplier)}`
    case 'wrong':
      return 'not right yet, and nothing lost'
    case 'topic-full':
      return pay.xpEarned > 0 ? 'with that the topic is full' : 'the topic is full'
    case 'acknowledged':
      return 'as you were told then'
    case 'too-old':
      return 'too late to count: it came more than 30 days after'
  }
}

function placeInWords({ place }: Pay, { isToday = true }: PayWordsGiven): string {
  const answer = place > 0 ? `${ordinalOf(place)} right answer` : 'a right answer'
  return `${answer} ${isToday ? 'today' : 'that day'} in this topic`
}

/** @param multiplier decimal text, 0 to 1 */
function shareInWords(multiplier: string): string {
  const percent = Number((Number(multiplier) * 100).toFixed(2))
  if (percent === 100) return 'full rate'
  if (percent === 50) return 'half rate'
  if (percent === 25) return 'a quarter of the points'
  return percent === 0 ? 'no points' : `${percent} % of the points`
}

function limitInWords({ reason }: Pay, { dailyFullTasks, dailyHalfTasks }: PayWordsGiven): string {
  if (dailyFullTasks === undefined || reason === 'full') return ''
  if (reason === 'half') return ` after ${dailyFullTasks} in full`
  if (dailyHalfTasks === undefined) return ''
  return ` after ${dailyFullTasks} in full and ${dailyHalfTasks} at half`
}

/** `th`, but for 1, 2 and 3 at the end, unless it is 11, 12 or 13. */
function suffixOf(place: number): string {
  const isTeen = Math.floor(place / 10) % 10 === 1
  return (isTeen ? undefined : SUFFIXES[place % 10]) ?? 'th'
}

const SUFFIXES = ['th', 'st', 'nd', 'rd'] as const
