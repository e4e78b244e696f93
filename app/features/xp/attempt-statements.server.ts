import { prepareStatement, tables, type Statement } from '#app/data/sql.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { toIso } from '#app/kernel/time.ts'
import type { WithdrawnAttempt } from './list-withdrawn-ids.server.ts'
import { dayToRow } from './row-day.server.ts'
import type { AttemptEntry } from './rules/attempt.ts'
import type { SettledAttempt } from './rules/fold-topic.ts'
import { FSRS_PARAMETERS } from './rules/schedule-fsrs.ts'
import type { TaskSchedule } from './rules/schedule.ts'
import { AttemptWithdrawn } from './rules/withdrawal.ts'

/**
 * The row of an attempt.
 *
 * @param settled null for one that came too late to count
 */
export function insertAttempt(
  attempt: AttemptEntry,
  settled: SettledAttempt | null,
  nowMs: number,
): Statement {
  const { id, userId, payload, verdict, at, localDay, timeZone, receivedAt } = attempt
  return insertRow({
    id,
    userId,
    taskId: payload.taskId,
    revisionId: attempt.revisionId ?? '',
    topicSlug: payload.topicSlug,
    answer: JSON.stringify(payload.answer),
    at,
    localDay,
    timeZone,
    receivedAt,
    practiceId: payload.practiceId ?? null,
    durationMs: payload.durationMs ?? null,
    acknowledgedXp: verdict.xpEarned,
    isCorrect: verdict.isCorrect ? 1 : 0,
    ...toColumns(settled, verdict.xpEarned),
    now: toIso(nowMs),
  })
}

/** An attempt that stands already, and pays or is scheduled otherwise now. */
export function resettleAttempt(id: string, settled: SettledAttempt, nowMs: number): Statement {
  return resettleRow({ id, ...toColumns(settled, 0), now: toIso(nowMs) })
}

/**
 * That answers were taken back, and their rows gone.
 *
 * @param withdrawn those of which there are rows
 */
export function withdrawalStatements(
  entries: readonly AcceptedEntry[],
  withdrawn: readonly WithdrawnAttempt[],
  nowMs: number,
): Statement[] {
  const now = toIso(nowMs)
  return [
    ...entries
      .filter(({ kind }) => kind === 'attempt-withdrawn.v1')
      .map(({ id, userId, payload, at }) => {
        const { attemptId } = AttemptWithdrawn.parse(payload)
        return insertWithdrawal({ id, userId, attemptId, at, now })
      }),
    ...withdrawn.map(({ id, userId }) => deleteRow({ id, userId })),
  ]
}

/** What the rules made of an attempt, as its row holds it. */
export interface SettledColumns {
  readonly xpEarned: number
  readonly multiplier: string
  readonly payReason: string
  readonly dayPlace: number
  readonly configRevision: number
  readonly review: string | null
  readonly nextReviewDate: string | null
  readonly reviewCount: number
  readonly masteryLevel: number
}

/**
 * What the rules made of an attempt, as columns.
 *
 * @param acknowledgedXp what one is paid that came too late to count
 */
export function toColumns(settled: SettledAttempt | null, acknowledgedXp: number): SettledColumns {
  if (!settled) return { ...TOO_OLD, xpEarned: acknowledgedXp }
  const { pay, schedule, configRevision } = settled
  return {
    xpEarned: pay.xpEarned,
    multiplier: pay.multiplier,
    payReason: pay.reason,
    dayPlace: pay.place,
    configRevision,
    review: JSON.stringify(toReview(schedule)),
    nextReviewDate: dayToRow(schedule.nextReviewDay),
    reviewCount: schedule.reviewCount,
    masteryLevel: schedule.masteryLevel,
  }
}

/** What the scheduler went by, its parameters included. */
function toReview({ stage, memory }: TaskSchedule) {
  return memory
    ? { scheduler: 'fsrs', parameters: FSRS_PARAMETERS, ...memory }
    : { scheduler: 'stages', stage }
}

const TOO_OLD = {
  multiplier: '0',
  payReason: 'too-old',
  dayPlace: 0,
  configRevision: 1,
  review: null,
  nextReviewDate: null,
  reviewCount: 0,
  masteryLevel: 0,
} as const

type Texts<Name extends string> = Readonly<Record<Name, string>>

type AttemptTexts =
  | 'id'
  | 'userId'
  | 'taskId'
  | 'revisionId'
  | 'topicSlug'
  | 'answer'
  | 'at'
  | 'localDay'
  | 'timeZone'
  | 'receivedAt'
  | 'now'

type AttemptParts = Readonly<{
  acknowledgedXp: number
  isCorrect: number
  practiceId: string | null
  durationMs: number | null
}>

const insertRow = prepareStatement((given: Texts<AttemptTexts> & AttemptParts & Columns) => {
  const { id, userId, taskId, revisionId, topicSlug, answer, at, localDay, timeZone, receivedAt, now } = given
  const { practiceId, durationMs, acknowledgedXp, isCorrect } = given
  return tables.insertInto('UserTaskAttempt').values({
    id,
    userId,
    taskId,
    revisionId,
    topicSlug,
    answer,
    localDay,
    timeZone,
    receivedAt,
    practiceId,
    durationMs,
    acknowledgedXp,
    isCorrect,
    ...columnsOf(given),
    completedAt: at,
    createdAt: now,
    updatedAt: now,
  })
})

const resettleRow = prepareStatement((given: Texts<'id' | 'now'> & Columns) =>
  tables
    .updateTable('UserTaskAttempt')
    .set({ ...columnsOf(given), updatedAt: given.now })
    .where('id', '=', given.id),
)

/** Structural, as what is prepared needs an index signature. */
type Columns = Readonly<Pick<SettledColumns, keyof SettledColumns>>

/** Named one by one: while a statement is prepared, the values are places that cannot be listed. */
function columnsOf(given: Columns): SettledColumns {
  const { xpEarned, multiplier, payReason, dayPlace, configRevision } = given
  const { review, nextReviewDate, reviewCount, masteryLevel } = given
  return {
    xpEarned,
    multiplier,
    payReason,
    dayPlace,
    configRevision,
    review,
    nextReviewDate,
    reviewCount,
    masteryLevel,
  }
}

const insertWithdrawal = prepareStatement((given: Texts<'id' | 'userId' | 'attemptId' | 'at' | 'now'>) => {
  const { id, userId, attemptId, at, now } = given
  return tables
    .insertInto('AttemptWithdrawal')
    .values({ id, userId, attemptId, withdrawnAt: at, createdAt: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
})

const deleteRow = prepareStatement(({ id, userId }: Texts<'id' | 'userId'>) =>
  tables.deleteFrom('UserTaskAttempt').where('id', '=', id).where('userId', '=', userId),
)
