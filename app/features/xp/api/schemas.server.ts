import { z } from 'zod'
import { ApiProblem } from '#app/features/user/rules/api-problem.ts'
import type { ScheduledTask } from '#app/features/xp/rules/due-queue.ts'
import { PAY_REASONS } from '#app/features/xp/rules/pay.ts'
import { TopicConfig } from '#app/features/xp/rules/topic-config.ts'
import type { TopicStanding } from '#app/features/xp/rules/topic-standing.ts'
import type { Json } from '#app/kernel/entry.ts'
import { ULID_PATTERN } from '#app/kernel/ulid.ts'

const Id = z.string().regex(ULID_PATTERN, 'expected a ULID').describe('ULID')
const Day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .describe('A calendar day where the learner is, YYYY-MM-DD')
const Instant = z.iso.datetime().describe('ISO-8601, UTC, milliseconds')
const Points = z.int().gte(0).describe('Whole points')
const Slug = z.string().min(1).max(200).describe('Names a topic')

/** Body of `POST /api/tasks/submit`. Nothing else may be in it: the server grades. */
export const SubmitBody = z
  .strictObject({
    taskId: Id,
    topicSlug: Slug.describe('The topic that the task counts for'),
    revisionId: Id.describe(
      'ULID of the revision that the learner had on screen: the answer is graded against it',
    ),
    answer: z
      .custom<Json>((value) => value !== undefined, 'expected an answer')
      .describe('Of the shape that the type of the task names, such as {"choice": "1"} for a single choice'),
    id: Id.describe(
      'ULID of the attempt: sent again with the same content, it is answered as the first time',
    ).optional(),
    at: z.iso
      .datetime({ offset: true, error: 'expected an instant such as 2026-03-04T05:06:07Z' })
      .describe('When it was answered; now, when left out. At most five minutes ahead')
      .optional(),
    timeZone: z
      .string()
      .min(1)
      .max(64)
      .describe("IANA name: where the learner is; their account's zone, when left out")
      .optional(),
  })
  .describe('An answer to a task')
export type SubmitBody = z.infer<typeof SubmitBody>

/** Parameters of `GET /api/xp/user`. */
export const UserXpQuery = z.object({
  topicSlug: Slug,
  userId: Id.describe('Only one’s own; oneself, when left out').optional(),
})

/** How a learner stands in one topic, as `standingOn` says it. */
const UserXp = z
  .strictObject({
    topicSlug: Slug,
    topicTitle: z.string(),
    currentXp: Points.describe('Whole points, decay counted, up to maxXp'),
    maxXp: Points,
    decayedXp: Points.describe('Points lost to decay since the topic was last practised'),
    totalXpEarned: Points,
    level: z.int().gte(1),
    levelXp: Points.describe('Points at which this level began'),
    nextLevelXp: Points.nullable().describe('Points at which the next level begins; null at the last'),
    srsStage: z.int().gte(0),
    nextReviewDay: Day.nullable(),
    lastPracticedDay: Day.nullable(),
  })
  .describe('How a learner stands in one topic') satisfies z.ZodType<TopicStanding>

/** What an answer to `POST /api/tasks/submit` holds. */
export const SubmitAnswer = z
  .strictObject({
    xpResult: z.strictObject({
      xpEarned: Points,
      multiplier: z
        .string()
        .regex(/^\d+(\.\d+)?$/)
        .describe('Decimal text: the share of baseTaskXp'),
      reason: z.enum(PAY_REASONS),
      level: z.int().gte(1),
      nextReviewDate: Day.nullable().describe('When the task comes back'),
    }),
    userXP: UserXp,
    attempt: z.strictObject({
      id: Id,
      taskId: Id,
      revisionId: Id,
      isCorrect: z.boolean().describe('The word of the server'),
      at: Instant,
      localDay: Day,
    }),
    saved: z.enum(['server', 'safe']).describe('server: kept by this server; safe: in the primary'),
  })
  .describe('What became of an answer')
export type SubmitAnswer = z.infer<typeof SubmitAnswer>

/** What an answer to `GET /api/xp/user` holds. */
export const UserXpAnswer = z
  .strictObject({
    userXP: UserXp,
    topicConfig: TopicConfig,
    completedTaskIds: z.array(Id).describe('Tasks of the topic that were answered right'),
  })
  .describe('A learner in one topic')
export type UserXpAnswer = z.infer<typeof UserXpAnswer>

const Scheduled = z.strictObject({
  taskId: Id,
  topicSlug: Slug,
  lastReviewDay: Day,
  nextReviewDay: Day,
}) satisfies z.ZodType<ScheduledTask>

/** What an answer to `GET /api/reviews/due` holds. */
export const DueReviewsAnswer = z
  .strictObject({
    count: z.int().gte(0),
    estimateMinutes: z.int().gte(0),
    tasks: z.array(Scheduled).describe('The most overdue first'),
  })
  .describe('What is due for review')
export type DueReviewsAnswer = z.infer<typeof DueReviewsAnswer>

/** By their names in the OpenAPI document: what is shared, and each body. */
export const NAMED_SCHEMAS = {
  SubmitBody,
  SubmitAnswer,
  UserXp,
  UserXpAnswer,
  TopicConfig,
  DueReviewsAnswer,
  Problem: ApiProblem,
}
