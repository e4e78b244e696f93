import type { xp } from '#app/words/en/xp.ts'
import { dateLocaleOf, type Locale } from '#app/words/locale.ts'
import type { Words } from '#app/words/words.ts'
import { timesShare, toShare } from './share.ts'
import type { TopicConfig } from './topic-config.ts'

/** Which right answers pay what. */
export interface PayRow {
  readonly which: string
  /** Whole points. */
  readonly points: number
}

/** What the right answers of a day pay in a topic, first to last; rates that no answer can have are left out. */
export function listPayRows(t: Words<typeof xp>, config: TopicConfig): PayRow[] {
  const { baseTaskXp, dailyFullTasks, dailyHalfTasks } = config
  const pointsOf = (multiplier: number): number => timesShare(baseTaskXp, toShare(multiplier.toFixed(12)))
  const low = pointsOf(config.multiplierLow)
  if (dailyFullTasks + dailyHalfTasks === 0) return [{ which: t('rules.each'), points: low }]
  const half = dailyFullTasks === 0 ? 'rules.first' : 'rules.next'
  return [
    { tasks: dailyFullTasks, key: 'rules.first', rate: config.multiplierFull } as const,
    { tasks: dailyHalfTasks, key: half, rate: config.multiplierHalf } as const,
  ]
    .filter(({ tasks }) => tasks > 0)
    .map(({ tasks, key, rate }) => ({ which: t(key, { count: tasks }), points: pointsOf(rate) }))
    .concat({ which: t('rules.rest'), points: low })
}

/** What an answer before its time pays, at most, and a wrong one. */
export function earlyInWords(t: Words<typeof xp>, { baseTaskXp, multiplierEarly }: TopicConfig): string {
  return t('rules.early', { points: timesShare(baseTaskXp, toShare(multiplierEarly.toFixed(12))) })
}

/** What days without practice cost. */
export function decayRuleInWords(t: Words<typeof xp>, { dailyXpDecay, minXpPercent }: TopicConfig): string {
  if (dailyXpDecay === 0) return t('rules.stays')
  return t('rules.fades', { share: dailyXpDecay, least: minXpPercent })
}

/** When its tasks come back. */
export function scheduleInWords(
  t: Words<typeof xp>,
  { scheduler, reviewIntervals, desiredRetention }: TopicConfig,
): string {
  if (scheduler === 'fsrs') return t('rules.byChance', { share: desiredRetention })
  return t('rules.byStages', {
    days: listInWords(t.locale, reviewIntervals),
    last: reviewIntervals.at(-1) ?? 1,
  })
}

/** `1, 3 and 7`. */
function listInWords(locale: Locale, numbers: readonly number[]): string {
  return new Intl.ListFormat(dateLocaleOf(locale)).format(numbers.map(String))
}
