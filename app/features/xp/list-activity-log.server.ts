import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables, textsOf, toList } from '#app/data/sql.ts'
import { LessonFinished } from '#app/features/learning/rules/lesson-progress.ts'
import {
  listPendingPaid,
  newestFirst,
  paidAttempts,
  settle,
  toPaidAttempt,
  type PaidAttempt,
} from './list-paid-attempts.server.ts'
import {
  listLessonPlaces,
  listTaskPlaces,
  listTopicTitles,
  type LessonPlace,
  type TaskPlace,
} from './list-places.server.ts'
import { listSettledAttempts } from './list-settled-attempts.server.ts'
import { listWithdrawnIds } from './list-withdrawn-ids.server.ts'
import type { ActivityLine, AttemptLine, FinishLine } from './rules/activity.ts'

/** A part of the activity log. */
export interface ActivityLog {
  /** At most `LOG_PAGE`, newest first. */
  readonly lines: readonly ActivityLine[]
  /** Where the next part begins; null when this is the last. */
  readonly nextBefore: string | null
}

/** Lines in one part of the log. */
export const LOG_PAGE = 50

/**
 * What a learner did, newest first, and why each answer paid what it did; pending entries included.
 *
 * @param before `nextBefore` of the part before; null, or anything that is none, for the newest
 */
export function listActivityLog(
  view: LearnerSnapshot,
  { userId }: { readonly userId: string },
  { before }: { readonly before: string | null },
): ActivityLog {
  const from = toCursor(before)
  const found = [...listAttempts(view, userId, from), ...listFinishes(view, userId, from)]
  const page = found.toSorted(newestFirst).slice(0, LOG_PAGE)
  const last = found.length > page.length ? page.at(-1) : undefined
  return { lines: toLines(view, page), nextBefore: last ? `${last.at}~${last.id}` : null }
}

/** Everything before this instant; of what was at the same one, whatever has a lesser id. */
interface Cursor {
  readonly at: string
  readonly id: string
}

/** A whole instant: the columns would take a mere year for a number. */
const NEWEST: Cursor = { at: '9999-12-31T23:59:59.999Z', id: '' }

function toCursor(before: string | null): Cursor {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z)~([0-9A-Z]{26})$/.exec(before ?? '') ?? []
  return at && id ? { at, id } : NEWEST
}

type Attempt = PaidAttempt & { readonly kind: 'attempt' }
type Finish = Omit<FinishLine, 'courseSlug' | 'lessonSlug' | 'lessonTitle'> & { readonly lessonId: string }

function listAttempts(view: LearnerSnapshot, userId: string, from: Cursor): Attempt[] {
  const withdrawn = toList([...listWithdrawnIds(view)])
  const settled = listSettledAttempts(view, userId)
  const stored = view.all('log-attempts', attemptsBefore({ userId, withdrawn, ...from })).map(toPaidAttempt)
  const pending = listPendingPaid(view, settled).filter((one) => newestFirst(from, one) < 0)
  return [...stored.map((one) => settle(settled, one)), ...pending].map((one) => ({
    ...one,
    kind: 'attempt',
  }))
}

const attemptsBefore = prepare((given: Readonly<Record<'userId' | 'withdrawn' | keyof Cursor, string>>) =>
  paidAttempts()
    .where('userId', '=', given.userId)
    .where('completedAt', '<=', given.at)
    .where((eb) => eb.or([eb('completedAt', '<', given.at), eb('id', '<', given.id)]))
    .where('id', 'not in', textsOf(given.withdrawn))
    .orderBy('completedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(LOG_PAGE + 1),
)

function listFinishes(view: LearnerSnapshot, userId: string, from: Cursor): Finish[] {
  const pending = view.pending
    .filter((entry) => entry.kind === 'lesson-finished.v1' && newestFirst(from, entry) < 0)
    .map(({ payload, ...entry }) => ({ ...entry, lessonId: LessonFinished.parse(payload).lessonId }))
  const stored = view.all('log-finishes', finishesBefore({ userId, ...from }))
  return [...stored, ...pending].map(({ id, at, localDay, lessonId }) => ({
    kind: 'finish',
    id,
    at,
    localDay,
    lessonId,
  }))
}

const finishesBefore = prepare((given: Readonly<Record<'userId' | keyof Cursor, string>>) =>
  tables
    .selectFrom('LessonFinish')
    .select(['id', 'finishedAt as at', 'localDay', 'lessonId'])
    .where('userId', '=', given.userId)
    .where('finishedAt', '<=', given.at)
    .where((eb) => eb.or([eb('finishedAt', '<', given.at), eb('id', '<', given.id)]))
    .orderBy('finishedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(LOG_PAGE + 1),
)

function toLines(view: LearnerSnapshot, page: readonly (Attempt | Finish)[]): ActivityLine[] {
  const attempts = page.filter((one) => one.kind === 'attempt')
  const finishes = page.filter((one) => one.kind === 'finish')
  const tasks = listTaskPlaces(
    view,
    attempts.map(({ taskId }) => taskId),
  )
  const lessons = listLessonPlaces(
    view,
    finishes.map(({ lessonId }) => lessonId),
  )
  const titles = listTopicTitles(
    view,
    attempts.map(({ topicSlug }) => topicSlug),
  )
  return page.map((one) => {
    if (one.kind === 'finish') return toFinishLine(one, lessons.get(one.lessonId))
    return toAttemptLine(one, titles.get(one.topicSlug) ?? one.topicSlug, tasks.get(one.taskId))
  })
}

/** Lessons and tasks are never deleted once somebody has been at work on them. */
const NOWHERE: LessonPlace = { courseSlug: '', lessonSlug: '', lessonTitle: '' }

const NO_TASK: TaskPlace = { ...NOWHERE, taskSlug: '', taskNumber: null }

function toAttemptLine(one: Attempt, topicTitle: string, place: TaskPlace = NO_TASK): AttemptLine {
  const { kind, id, at, localDay, taskId, isCorrect, xpEarned, multiplier, reason, nextReviewDay } = one
  const pay = { isCorrect, xpEarned, multiplier, reason, place: one.place }
  const { taskSlug: _, ...where } = place
  return { kind, id, at, localDay, taskId, topicTitle, ...where, ...pay, nextReviewDay }
}

function toFinishLine(one: Finish, place: LessonPlace = NOWHERE): FinishLine {
  const { lessonId: _, ...line } = one
  return { ...line, ...place }
}
