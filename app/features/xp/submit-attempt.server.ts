import { isDeepStrictEqual } from 'node:util'
import type { Journal, SavedLevel } from '#app/data/journal.ts'
import type { LearnerSnapshot, Reader } from '#app/data/reader.ts'
import { makeEntry, type EntryAuthor } from '#app/entries.ts'
import type { TaskRevision } from '#app/features/content/find-task-revision.server.ts'
import type { RunLearnerSql } from '#app/features/content/rules/sql-run.ts'
import type { Grade } from '#app/features/content/rules/task-type.ts'
import { listEnrollments } from '#app/features/learning/list-enrollments.server.ts'
import type { AcceptedEntry, Json } from '#app/kernel/entry.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { localDay, toIso } from '#app/kernel/time.ts'
import { entryToEarlier, findEarlierAttempt, type EarlierAttempt } from './find-earlier-attempt.server.ts'
import { foldLearnerTopic } from './fold-learner-topic.server.ts'
import { gradeAnswer } from './grade-answer.server.ts'
import { inTurn } from './in-turn.server.ts'
import { judgeAttempts } from './judge-attempts.server.ts'
import type { AttemptVerdict } from './rules/attempt.ts'
import { CLOCK_AHEAD_MS } from './rules/late-window.ts'
import type { Pay } from './rules/pay.ts'
import { standingOn, type TopicStanding } from './rules/topic-standing.ts'
import { termsOn } from './rules/topic-terms.ts'

/** An answer to a task as it was on screen. The answer has the shape that the task's type names. */
export interface Submission {
  /** The attempt's id: a repetition is answered as the first time. */
  readonly id: string
  readonly task: TaskRevision
  readonly answer: Json
  /** When it was given, where not now: ISO-8601. */
  readonly at?: string
  /** ULID of the practice session that it was given in. */
  readonly practiceId?: string
  /** From seeing the task to answering it, in milliseconds. */
  readonly durationMs?: number
}

/** What a learner is told. */
export interface SubmittedAttempt {
  readonly grade: Grade
  readonly pay: Pay
  /** Their topic with it, as of now. */
  readonly standing: TopicStanding
  /** When the task comes back, `YYYY-MM-DD`; null when the answer came too late to count. */
  readonly nextReviewDay: string | null
  readonly attempt: { readonly id: string; readonly at: string; readonly localDay: string }
  readonly saved: SavedLevel
}

/**
 * Why an attempt was not accepted: not enrolled in the task's course; another answer was given under this id; or the
 * journal cannot keep it.
 */
export type SubmitRefusal = 'not-enrolled' | 'conflict' | 'unavailable'

/** The handles that an attempt needs. */
export interface SubmitHandles {
  readonly reader: Reader
  readonly journal: Journal
  readonly runSql: RunLearnerSql
}

/** Grades an answer against the revision that the learner saw, and keeps the attempt. */
export async function submitAttempt(
  { reader, journal, runSql }: SubmitHandles,
  learner: EntryAuthor,
  submission: Submission,
  nowMs: number,
): Promise<Result<SubmittedAttempt, SubmitRefusal>> {
  const { task, answer } = submission
  const { userId } = learner
  if (!reader.forLearner(userId, (view) => listEnrollments(view, userId).has(task.courseId))) {
    return fail('not-enrolled')
  }
  const asked = gradeAnswer(task, answer, null)
  const graded =
    asked.kind === 'needs-run' ? gradeAnswer(task, answer, await runSql(asked.run, userId)) : asked
  if (graded.kind !== 'graded') return fail('unavailable')
  return inTurn(userId, () =>
    keepGraded({ reader, journal }, learner, submission, { grade: graded.grade, nowMs }),
  )
}

async function keepGraded(
  { reader, journal }: Pick<SubmitHandles, 'reader' | 'journal'>,
  learner: EntryAuthor,
  submission: Submission,
  { grade, nowMs }: { readonly grade: Grade; readonly nowMs: number },
): Promise<Result<SubmittedAttempt, SubmitRefusal>> {
  const { task } = submission
  const { userId } = learner
  const tell = (attempt: EarlierAttempt, saved: SavedLevel): Result<SubmittedAttempt, SubmitRefusal> =>
    isSame(attempt, userId, submission)
      ? ok(
          reader.forLearner(userId, (view) =>
            tellAttempt(view, learner, { attempt, grade, task, saved }, nowMs),
          ),
        )
      : fail('conflict')

  const earlier = reader.forLearner(userId, (view) => findEarlierAttempt(view, submission.id))
  if (earlier) return tell(earlier, 'server')
  const entry = reader.forLearner(userId, (view) =>
    judgeSubmission(view, learner, submission, { isCorrect: grade.isCorrect, nowMs }),
  )
  const kept = await journal.append(entry)
  if (kept.ok) return tell(entryToEarlier(kept.value.entry), kept.value.saved)
  if (kept.reason.code !== 'conflict') return fail('unavailable')
  const { kept: first } = kept.reason
  // Two clicks at once: the second differs only by its instant, and gets the answer of the first.
  return first.kind === 'attempt.v1' ? tell(entryToEarlier(first), 'server') : fail('conflict')
}

function judgeSubmission(
  view: LearnerSnapshot,
  learner: EntryAuthor,
  { id, task, answer, at: givenAt, practiceId, durationMs }: Submission,
  { isCorrect, nowMs }: { readonly isCorrect: boolean; readonly nowMs: number },
): AcceptedEntry {
  const { taskId, topicSlug } = task
  const at = givenAt ?? toIso(nextAtMs(view, learner.userId, topicSlug, nowMs))
  const receivedAt = toIso(nowMs)
  const day = localDay(Date.parse(at), learner.timeZone)
  const judge = judgeAttempts(view, learner.userId, [taskId])
  const { verdict } = judge({ id, taskId, topicSlug, isCorrect, at, localDay: day, receivedAt })
  const payload = {
    taskId,
    topicSlug,
    answer,
    ...(practiceId === undefined ? {} : { practiceId }),
    ...(durationMs === undefined ? {} : { durationMs }),
  }
  const occasion = { id, nowMs, atMs: Date.parse(at), revisionId: task.revisionId, verdict: toJson(verdict) }
  return makeEntry('attempt.v1', learner, payload, occasion)
}

/**
 * When an answer of now was given: after the last one in its topic, as it is judged on top of that. Two can come within
 * one millisecond, and a server whose clock was a little ahead may have taken the last.
 */
function nextAtMs(view: LearnerSnapshot, userId: string, topicSlug: string, nowMs: number): number {
  const { last } = foldLearnerTopic(view, userId, topicSlug).topic
  const lastMs = last === null ? 0 : Date.parse(last.at)
  return lastMs >= nowMs && lastMs - nowMs < CLOCK_AHEAD_MS ? lastMs + 1 : nowMs
}

/** Without what is not there: the journal keeps JSON. */
function toJson({ isCorrect, xpEarned, pay }: AttemptVerdict): Json {
  return pay ? { isCorrect, xpEarned, pay } : { isCorrect, xpEarned }
}

/** Whether it is the same answer to the same question, whenever it was given. */
function isSame(earlier: EarlierAttempt, userId: string, { task, answer }: Submission): boolean {
  const { taskId, revisionId } = earlier
  const isSameTask = taskId === task.taskId && (revisionId ?? '') === task.revisionId
  return earlier.userId === userId && isSameTask && isDeepStrictEqual(earlier.answer, answer)
}

/** What is told beside the attempt itself is as of now. */
function tellAttempt(
  view: LearnerSnapshot,
  { userId, timeZone }: EntryAuthor,
  told: Pick<SubmittedAttempt, 'grade' | 'saved'> & {
    readonly attempt: EarlierAttempt
    readonly task: TaskRevision
  },
  nowMs: number,
): SubmittedAttempt {
  const { attempt, grade, task, saved } = told
  const { id, at, localDay: day, isCorrect, pay } = attempt
  const { configuration, topic, schedules } = foldLearnerTopic(view, userId, task.topicSlug, [task.taskId])
  const { history, topicTitle } = configuration
  const today = localDay(nowMs, timeZone)
  return {
    grade: { ...grade, isCorrect },
    pay,
    standing: standingOn(termsOn(history, today), topicTitle, topic, today),
    nextReviewDay: schedules.get(task.taskId)?.nextReviewDay ?? null,
    attempt: { id, at, localDay: day },
    saved,
  }
}
