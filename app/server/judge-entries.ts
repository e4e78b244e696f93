import { isDeepStrictEqual } from 'node:util'
import type { LearnerSnapshot, Reader } from '#app/data/reader.ts'
import { NoReplica } from '#app/data/replica.server.ts'
import { entryKinds } from '#app/entries.ts'
import { findTaskRevision, type TaskRevision } from '#app/features/content/find-task-revision.server.ts'
import type { RunLearnerSql, SqlOutcome, SqlRun } from '#app/features/content/rules/sql-run.ts'
import { findTaskType } from '#app/features/content/rules/task-types.ts'
import { findEnrollmentRefusal } from '#app/features/learning/find-enrollment-refusal.server.ts'
import { findFinishRefusal } from '#app/features/learning/find-finish-refusal.server.ts'
import { listEnrollments } from '#app/features/learning/list-enrollments.server.ts'
import { gradeAnswer } from '#app/features/xp/grade-answer.server.ts'
import { judgeAttempts, type JudgeAttempt } from '#app/features/xp/judge-attempts.server.ts'
import { AttemptPayload } from '#app/features/xp/rules/attempt.ts'
import { countsForPractice } from '#app/features/xp/rules/late-window.ts'
import type { Json } from '#app/kernel/entry.ts'
import { SECOND_MS } from '#app/kernel/time.ts'
import { isBrowserKind, type CheckedEntry } from './check-sent-entry.ts'
import type { EntryRefusal } from './entry-refusal.ts'
import { findToolRefusal } from './find-tool-refusal.ts'

/** What judging needs. */
export interface JudgeHandles {
  readonly reader: Reader
  readonly runSql: RunLearnerSql
}

/** What is made of an entry. `later`: it cannot be said now, and not because of the entry. */
export type EntryJudgement =
  | { readonly kind: 'verdict'; readonly verdict: Json }
  | { readonly kind: 'refused'; readonly reason: EntryRefusal }
  | { readonly kind: 'later' }

/** How long the SQL of one learner's entries is run for at a stretch, in milliseconds; what is left then waits. */
const RUN_BUDGET_MS = 10 * SECOND_MS

/**
 * Judges one entry that was kept before it could be judged. It stands for the instant and the day that it names.
 *
 * @returns `later` while there is no copy of the database to judge by, or SQL cannot be run
 */
export async function judgeEntry(handles: JudgeHandles, entry: CheckedEntry): Promise<EntryJudgement> {
  try {
    const [judgement] = await judgeEntries(handles, entry.userId, [entry])
    return judgement ?? LATER
  } catch (error) {
    if (error instanceof NoReplica) return LATER
    throw error
  }
}

/**
 * Judges a learner's entries one after another, each on top of those before it, on one snapshot; nothing is kept by
 * this. Where an answer has to be run first, everything is judged again on a new snapshot once it has been.
 *
 * @param entries of this learner; an id that is pending already gets the verdict that it got before
 * @returns as many judgements, in the same order
 * @throws NoReplica while there is no copy of the database to judge by
 */
export async function judgeEntries(
  { reader, runSql }: JudgeHandles,
  userId: string,
  entries: readonly CheckedEntry[],
): Promise<EntryJudgement[]> {
  const outcomes = new Map<CheckedEntry, SqlOutcome>()
  const deadlineMs = performance.now() + RUN_BUDGET_MS
  for (;;) {
    const runs = new Map<CheckedEntry, SqlRun>()
    const judgements = reader.forLearner(userId, (view) => {
      const judge = openJudge({ view, userId, entries, outcomes, runs })
      return entries.map((entry) => judge(entry))
    })
    if (runs.size === 0) return judgements
    for (const [entry, run] of runs) {
      const isInTime = performance.now() < deadlineMs
      outcomes.set(entry, isInTime ? await runSql(run, userId) : OUT_OF_TIME)
    }
  }
}

const LATER = { kind: 'later' } as const
const OUT_OF_TIME: SqlOutcome = { kind: 'unavailable', message: 'too much SQL at once' }

/** One pass over a learner's entries. */
interface Pass {
  readonly view: LearnerSnapshot
  readonly userId: string
  readonly entries: readonly CheckedEntry[]
  /** What was run for them in the passes before. */
  readonly outcomes: ReadonlyMap<CheckedEntry, SqlOutcome>
  /** Filled with what has to be run before the next pass. */
  readonly runs: Map<CheckedEntry, SqlRun>
}

/** What has been read once for all of them, and what each adds for those after it. */
interface Bench extends Pass {
  readonly enrolled: Set<string>
  readonly findTask: (taskId: string, revisionId: string) => TaskRevision | null
  readonly judgeAttempt: JudgeAttempt
}

function openJudge(pass: Pass): (entry: CheckedEntry) => EntryJudgement {
  const { view, userId, entries } = pass
  const bench: Bench = {
    ...pass,
    enrolled: new Set(listEnrollments(view, userId)),
    findTask: openTasks(view),
    judgeAttempt: judgeAttempts(view, userId, listTaskIds(entries)),
  }
  const said = new Map(view.pending.map(({ id, verdict }) => [id, verdict]))
  return (entry) => {
    const before = said.get(entry.id)
    // Whether it is the same entry, too, or only the same id, the journal finds out.
    if (before !== undefined) return { kind: 'verdict', verdict: before }
    const judgement = judgeByKind(bench, entry)
    if (judgement.kind === 'verdict') said.set(entry.id, judgement.verdict)
    return judgement
  }
}

/** Each is read once: somebody may try the same task many times. */
function openTasks(view: LearnerSnapshot): Bench['findTask'] {
  const known = new Map<string, TaskRevision | null>()
  return (taskId, revisionId) => {
    const key = `${taskId} ${revisionId}`
    const task = known.get(key) ?? findTaskRevision(view, taskId, revisionId)
    known.set(key, task)
    return task
  }
}

function listTaskIds(entries: readonly CheckedEntry[]): string[] {
  const attempts = entries.filter(({ kind }) => kind === 'attempt.v1')
  const payloads = attempts.map(({ payload }) => AttemptPayload.safeParse(payload))
  return [...new Set(payloads.flatMap(({ data }) => (data ? [data.taskId] : [])))]
}

function judgeByKind(bench: Bench, entry: CheckedEntry): EntryJudgement {
  const { kind, payload } = entry
  if (!isBrowserKind(kind)) return refuse('unknown-kind')
  switch (kind) {
    case 'attempt.v1': {
      const read = entryKinds[kind].safeParse(payload)
      return read.success ? judgeAnswer(bench, entry, read.data) : refuse('not-readable')
    }
    case 'attempt-withdrawn.v1': {
      // The attempt may be on its way from the same browser, or from another; whose it is, the rows decide.
      if (!entryKinds[kind].safeParse(payload).success) return refuse('not-readable')
      // An old answer could be taken back by one that claims to be as old.
      return countsForPractice(entry.at, entry.receivedAt) ? TAKEN : refuse('too-late')
    }
    case 'lesson-finished.v1': {
      const read = entryKinds[kind].safeParse(payload)
      if (!read.success) return refuse('not-readable')
      const refusal = findFinishRefusal(bench.view, bench.enrolled, read.data, entry.revisionId)
      return refusal ? refuse(refusal) : TAKEN
    }
    case 'enrolled.v1': {
      const read = entryKinds[kind].safeParse(payload)
      if (!read.success) return refuse('not-readable')
      const { courseId } = read.data
      const refusal = findEnrollmentRefusal(bench.view, bench.enrolled, courseId)
      if (refusal) return refuse(refusal)
      bench.enrolled.add(courseId)
      return TAKEN
    }
    case 'bookmarked.v1':
    case 'note-removed.v1':
    case 'note-written.v1':
    case 'task-reported.v1': {
      const refusal = findToolRefusal(bench.view, bench.enrolled, kind, entry)
      return refusal ? refuse(refusal) : TAKEN
    }
    case 'preference-set.v1': {
      // Whether it is the last word, the time at which it was said decides.
      return entryKinds[kind].safeParse(payload).success ? TAKEN : refuse('not-readable')
    }
  }
}

/** There is nothing more to say of it. */
const TAKEN = { kind: 'verdict', verdict: null } as const

function judgeAnswer(
  bench: Bench,
  entry: CheckedEntry,
  { taskId, topicSlug, answer }: AttemptPayload,
): EntryJudgement {
  const task = bench.findTask(taskId, entry.revisionId ?? '')
  if (!task) return refuse('unknown-task')
  if (!bench.enrolled.has(task.courseId)) return refuse('not-enrolled')
  const read = findTaskType(task.type)?.parseAnswer(answer)
  // What the type would leave out has no place in what is kept.
  if (!read?.ok || !isDeepStrictEqual(read.value, answer)) return refuse('not-readable')
  const grading = gradeAnswer(task, answer, bench.outcomes.get(entry) ?? null)
  if (grading.kind === 'needs-run') bench.runs.set(entry, grading.run)
  if (grading.kind !== 'graded') return LATER
  const { verdict } = bench.judgeAttempt({
    id: entry.id,
    taskId,
    topicSlug: task.topicSlug,
    isCorrect: grading.grade.isCorrect,
    at: entry.at,
    localDay: entry.localDay,
    receivedAt: entry.receivedAt,
  })
  const isElsewhere = task.topicSlug !== topicSlug
  return { kind: 'verdict', verdict: isElsewhere ? { ...verdict, topicSlug: task.topicSlug } : verdict }
}

function refuse(reason: EntryRefusal): EntryJudgement {
  return { kind: 'refused', reason }
}
