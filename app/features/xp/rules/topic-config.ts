import { z } from 'zod/mini'

const Slug = z
  .string()
  .check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower case letters, digits and hyphens'))
const Words = z.string().check(z.trim(), z.minLength(1, 'must not be empty'))
const Points = z.int().check(z.gte(0), z.lte(1_000_000))
const Share = z.number().check(z.gte(0), z.lte(1))
const Count = z.int().check(z.gte(0), z.lte(1_000))

/**
 * A topic, as its `config.json` writes it: what its tasks pay, and when they come back for review. Every field has to
 * be there. Points are whole numbers from 0 to 1,000,000, shares are numbers from 0 to 1.
 * Source: docs/content.md.
 */
export const TopicConfig = z
  .strictObject({
    /** Names the topic wherever it is counted; unique among all courses. */
    topicSlug: Slug,
    topicTitle: Words,
    /** A word to group topics by, such as `databases`. */
    category: Words,
    description: Words,
    difficulty: z.enum(['BEGINNER', 'INTERMEDIATE', 'ADVANCED', 'EXPERT']),
    /** Points at which the topic is full. */
    maxXp: Points,
    /** Points of one right answer, before multipliers. */
    baseTaskXp: Points,
    /** Tasks a day that pay `multiplierFull`; 0 to 1,000. */
    dailyFullTasks: Count,
    /** Tasks a day after those that pay `multiplierHalf`; 0 to 1,000. */
    dailyHalfTasks: Count,
    /** Share. */
    multiplierFull: Share,
    /** Share, at most `multiplierFull`. */
    multiplierHalf: Share,
    /** Share, at most `multiplierHalf`: for every task beyond the half ones. */
    multiplierLow: Share,
    /** Share: for a task that is answered again before its review was due. */
    multiplierEarly: Share,
    /** Points at which each level begins, rising from 0. */
    levelThresholds: z.array(Points).check(
      z.minLength(1, 'expected at least one threshold'),
      z.maxLength(100, 'expected at most 100 thresholds'),
      z.refine((points) => points[0] === undefined || points[0] === 0, 'the first threshold must be 0'),
      z.refine(isRising, 'each threshold must be higher than the one before'),
    ),
    /** Share of the points that is lost for each day without practice. */
    dailyXpDecay: Share,
    /** Share of the points that decay never goes below. */
    minXpPercent: Share,
    /** Days until the next review by stage, rising; 1 to 3,650. */
    reviewIntervals: z
      .array(z.int().check(z.gte(1), z.lte(3_650)))
      .check(
        z.minLength(1, 'expected at least one interval'),
        z.maxLength(100, 'expected at most 100 intervals'),
        z.refine(isRising, 'each interval must be longer than the one before'),
      ),
    tags: z.array(Words),
    /** `stages` goes through `reviewIntervals`, `fsrs` aims at `desiredRetention`. */
    scheduler: z.enum(['stages', 'fsrs']),
    /** Share: the probability of recall that the `fsrs` scheduler aims at; for it 0.7 to 0.97. */
    desiredRetention: Share,
  })
  .check(
    z.refine((topic) => topic.multiplierFull >= topic.multiplierHalf, {
      path: ['multiplierHalf'],
      error: 'must not be higher than multiplierFull',
    }),
    z.refine((topic) => topic.multiplierHalf >= topic.multiplierLow, {
      path: ['multiplierLow'],
      error: 'must not be higher than multiplierHalf',
    }),
    z.refine(
      ({ scheduler, desiredRetention }) =>
        scheduler !== 'fsrs' || (desiredRetention >= 0.7 && desiredRetention <= 0.97),
      { path: ['desiredRetention'], error: 'must be from 0.7 to 0.97 for fsrs' },
    ),
  )
export type TopicConfig = z.infer<typeof TopicConfig>

function isRising(values: readonly number[]): boolean {
  return values.every((value, index) => value > (values[index - 1] ?? Number.NEGATIVE_INFINITY))
}
