import type { TopicAttempt } from '#app/features/xp/rules/fold-topic.ts'
import type { StoredTerms } from '#app/features/xp/rules/topic-terms.ts'
import { addDays, toDayNumber } from '#app/kernel/day.ts'
import { DAY_MS, MINUTE_MS, toIso } from '#app/kernel/time.ts'
import type { Chance } from '../simulation/chance.ts'
import type { DatedTerms } from './topic-oracle.ts'

const HOUR_MS = 60 * MINUTE_MS
const ID_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** An answer that has not been paid yet. */
export interface GivenAnswer extends Omit<TopicAttempt, 'acknowledgedXp'> {
  /** 0 to 2: which of the learner's three devices it was given on. */
  readonly device: number
  readonly receivedAtMs: number
}

/** What chance makes of one learner in one topic. */
export interface TopicLearner {
  /** In the order of their days. */
  readonly configurations: readonly DatedTerms[]
  /** In the order in which they reached a server. */
  readonly answers: readonly GivenAnswer[]
}

/** A learner who answers up to forty times, over days or years, on three devices that may be offline for weeks. */
export function makeTopicLearner(chance: Chance): TopicLearner {
  const startDay = addDays('2023-01-01', chance.below(1000))
  const steps = chance.pick([
    [0, 0, 0, 1],
    [0, 1, 1, 2],
    [0, 0, 1, 3, 7],
    [0, 0, 1, 5, 30, 120, 800],
  ])
  const tasks = Array.from({ length: 1 + chance.below(6) }, () => makeId(chance))
  const rightShare = chance.pick([0.5, 0.8, 0.95])
  const isOffline = [false, chance.happens(0.5), chance.happens(0.5)]
  const answers: GivenAnswer[] = []
  let localDay = startDay
  for (let left = chance.below(41); left > 0; left -= 1) {
    const device = chance.below(3)
    const atMs = momentOf(chance, localDay)
    const lateMs = isOffline[device] ? chance.real() * 30 * DAY_MS : chance.real() * HOUR_MS
    answers.push({
      id: makeId(chance),
      taskId: chance.pick(tasks),
      isCorrect: chance.happens(rightShare),
      at: toIso(atMs),
      localDay,
      device,
      receivedAtMs: atMs + lateMs,
    })
    localDay = addDays(localDay, chance.pick(steps))
  }
  return {
    configurations: makeConfigurations(chance, startDay, localDay),
    answers: answers.toSorted((a, b) => a.receivedAtMs - b.receivedAtMs),
  }
}

/** Of a day somewhere on earth; often at the same instant as others. */
function momentOf(chance: Chance, localDay: string): number {
  const offsetMs = chance.pick([-14, -5.75, 0, 0, 0, 5.5, 12]) * HOUR_MS
  const timeMs = chance.happens(0.5) ? chance.below(24) * HOUR_MS : chance.below(DAY_MS)
  return toDayNumber(localDay) * DAY_MS + offsetMs + timeMs
}

/** 26 characters, few of them different, so that only the last ones tell. */
function makeId(chance: Chance): string {
  const random = Array.from({ length: 10 }, () => ID_LETTERS.charAt(chance.below(ID_LETTERS.length))).join('')
  return `01JGFJJZ00000000${random}`
}

/** One, or up to three that replaced each other, perhaps on one day. */
function makeConfigurations(chance: Chance, startDay: string, endDay: string): DatedTerms[] {
  const replaced = chance.weighed([
    [0, 4],
    [1, 3],
    [2, 1],
    [3, 1],
  ])
  const days = toDayNumber(endDay) - toDayNumber(startDay) + 2
  const changes = Array.from({ length: replaced }, () => addDays(startDay, chance.below(days))).toSorted()
  const scheduler = chance.pick(['stages', 'fsrs'] as const)
  return ['0000-01-01', ...changes].map((fromDay, index) => {
    const isSwitched = index > 0 && chance.happens(0.2)
    const other = scheduler === 'fsrs' ? 'stages' : 'fsrs'
    return { fromDay, terms: makeTerms(chance, index + 1, isSwitched ? other : scheduler) }
  })
}

function makeTerms(chance: Chance, revision: number, scheduler: StoredTerms['scheduler']): StoredTerms {
  return {
    topicSlug: 'a-topic',
    revision,
    maxXp: chance.pick([0, 5, 35, 100, 400, 1000]),
    baseTaskXp: chance.pick([0, 1, 7, 10, 10, 25]),
    dailyFullTasks: chance.below(4),
    dailyHalfTasks: chance.below(4),
    multiplierFull: chance.pick(['1', '1', '0.9', '0.75']),
    multiplierHalf: chance.pick(['0.5', '0.5', '0.333333', '0.05']),
    multiplierLow: chance.pick(['0.1', '0.05', '0']),
    multiplierEarly: chance.pick(['0.25', '0.25', '0', '0.6', '1']),
    levelThresholds: chance.pick([[0], [0, 10, 30], [0, 50, 120, 220, 350]]),
    dailyXpDecay: chance.pick(['0', '0.01', '0.05', '0.333333', '0.000001', '1']),
    minXpPercent: chance.pick(['0', '0.5', '0.5', '0.1', '0.333333', '1']),
    reviewIntervals: chance.pick([[1], [3], [1, 3], [2, 5, 9], [1, 3, 7, 14, 30, 90]]),
    scheduler,
    desiredRetention: chance.pick(['0.9', '0.7', '0.85', '0.97']),
  }
}
