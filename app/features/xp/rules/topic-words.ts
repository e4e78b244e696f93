import { timesShare, toShare } from './share.ts'
import type { TopicConfig } from './topic-config.ts'

/** Which right answers pay what. */
export interface PayRow {
  readonly which: string
  /** Whole points. */
  readonly points: number
}

/** What the right answers of a day pay in a topic, first to last; rates that no answer can have are left out. */
export function listPayRows(config: TopicConfig): PayRow[] {
  const { baseTaskXp, dailyFullTasks, dailyHalfTasks } = config
  const pointsOf = (multiplier: number): number => timesShare(baseTaskXp, toShare(multiplier.toFixed(12)))
  const low = pointsOf(config.multiplierLow)
  if (dailyFullTasks + dailyHalfTasks === 0) return [{ which: 'each of a day', points: low }]
  const halfWords =
    dailyFullTasks === 0 ? `the first ${dailyHalfTasks} of a day` : `the next ${dailyHalfTasks}`
  return [
    { tasks: dailyFullTasks, which: `the first ${dailyFullTasks} of a day`, rate: config.multiplierFull },
    { tasks: dailyHalfTasks, which: halfWords, rate: config.multiplierHalf },
  ]
    .filter(({ tasks }) => tasks > 0)
    .map(({ which, rate }) => ({ which, points: pointsOf(rate) }))
    .concat({ which: 'each one after that', points: low })
}

/** What an answer before its time pays, at most. */
export function earlyInWords({ baseTaskXp, multiplierEarly }: TopicConfig): string {
  const points = timesShare(baseTaskXp, toShare(multiplierEarly.toFixed(12)))
  return `A task that is answered again before its review is due pays ${points} XP at most.`
}

/** What days without practice cost. */
export function decayRuleInWords({ dailyXpDecay, minXpPercent }: TopicConfig): string {
  if (dailyXpDecay === 0) return 'Points stay, however long you are away.'
  return (
    `Once a review is due, ${percent(dailyXpDecay)} of the points fades with each day without practice, ` +
    `but never below ${percent(minXpPercent)} of the most you had. Practice stops it.`
  )
}

/** When its tasks come back. */
export function scheduleInWords({ scheduler, reviewIntervals, desiredRetention }: TopicConfig): string {
  if (scheduler === 'fsrs')
    return `A task comes back when the chance that you still know it has come down to ${percent(desiredRetention)}.`
  const days = listInWords(reviewIntervals.map(String))
  const unit = days === '1' ? 'day' : 'days'
  return `A task comes back after ${days} ${unit}: later each time you are right, the next day when you are not.`
}

/** A share, 0 to 1, as people read it: `12.5 %`. */
function percent(share: number): string {
  return `${Math.round(share * 1_000) / 10}\u00A0%`
}

/** `1, 3 and 7`. */
function listInWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
