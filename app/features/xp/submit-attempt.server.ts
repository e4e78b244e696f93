import type { Appended, AppendRefusal, Journal } from '#app/data/journal.ts'
import type { LearnerSnapshot, Reader } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { makeEntry, type EntryAuthor } from '#app/entries.ts'
import type { TaskRevision } from '#app/features/content/find-task-revision.server.ts'
import type { RunLearnerSql } from '#app/features/content/rules/sql-run.ts'
import type { Grade } from '#app/features/content/rules/task-type.ts'
import { listEnrollments } from '#app/features/learning/list-enrollments.server.ts'
import type { AcceptedEntry, Json } from '#app/kernel/entry.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { localDay, toIso } from '#app/kernel/time.ts'
import { gradeAnswer } from './grade-answer.server.ts'
import { judgeAttempts } from './judge-attempts.server.ts'
import { AttemptVerdict, selectAttempts } from './rules/attempt.ts'

/** An answer to a task as it was on screen. The answer has the shape that the task's type names. */
export interface Submission {
  /** The attempt's id: a repetition is answered as the first time. */
  readonly id: string
  readonly task: TaskRevision
  readonly answer: Json
}

/** What a learner is told. */
export interface SubmittedAttempt {
  readonly grade: Grade
  readonly xpEarned: number
  readonly saved: 'server' | 'safe'
}

/** Why an attempt was not accepted: not enrolled in the task's course, or the journal cannot keep it. */
export type SubmitRefusal = 'not-enrolled' | 'unavailable'

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
  const { task } = submission
  const { userId } = learner
  if (!reader.forLearner(userId, (view) => listEnrollments(view, userId).has(task.courseId))) {
    return fail('not-enrolled')
  }
  const asked = gradeAnswer(task, submission.answer, null)
  const graded =
    asked.kind === 'needs-run' ? gradeAnswer(task, submission.answer, await runSql(asked.run, userId)) : asked
  if (graded.kind !== 'graded') return fail('unavailable')
  const { grade } = graded
  const first = reader.forLearner(userId, (view) => findVerdict(view, submission.id))
  if (first)
    return ok({ grade: { ...grade, isCorrect: first.isCorrect }, xpEarned: first.xpEarned, saved: 'server' })

  const verdict = reader.forLearner(userId, (view) =>
    judge(view, learner, submission, grade.isCorrect, nowMs),
  )
  const payload = { taskId: task.taskId, topicSlug: task.topicSlug, answer: submission.answer }
  const occasion = { id: submission.id, nowMs, revisionId: task.revisionId, verdict }
  const kept = toKept(await journal.append(makeEntry('attempt.v1', learner, payload, occasion)))
  if (!kept) return fail('unavailable')
  const { xpEarned } = AttemptVerdict.parse(kept.entry.verdict)
  return ok({ grade, xpEarned, saved: kept.saved })
}

/** What was said when this very attempt came before. */
function findVerdict(view: LearnerSnapshot, id: string): AttemptVerdict | null {
  const pending = selectAttempts(view.pending).find((entry) => entry.id === id)
  if (pending) return pending.verdict
  const [row] = view.all('attempt-verdict', storedVerdict({ id }))
  return row ? { isCorrect: Boolean(row.isCorrect), xpEarned: row.xpEarned } : null
}

const storedVerdict = prepare((given: { readonly id: string }) =>
  tables.selectFrom('UserTaskAttempt').select(['isCorrect', 'xpEarned']).where('id', '=', given.id),
)

function judge(
  view: LearnerSnapshot,
  { userId, timeZone }: EntryAuthor,
  { id, task: { taskId, topicSlug } }: Submission,
  isCorrect: boolean,
  nowMs: number,
): AttemptVerdict {
  const [at, day] = [toIso(nowMs), localDay(nowMs, timeZone)]
  const attempt = { id, taskId, topicSlug, isCorrect, at, localDay: day }
  return judgeAttempts(view, userId, [taskId])(attempt)
}

/** Two clicks at once: the second differs only by its instant, and gets the answer of the first. */
function toKept(
  result: Result<Appended, AppendRefusal>,
): { entry: AcceptedEntry; saved: 'server' | 'safe' } | null {
  if (result.ok) return result.value
  return result.reason.code === 'conflict' ? { entry: result.reason.kept, saved: 'server' } : null
}
