import { ulid } from 'ulid'
import type { LearnerBatch } from '#app/data/journal/shipper.server.ts'
import type { LearnerSnapshot, Snapshot } from '#app/data/reader.ts'
import { prepareStatement, tables, toStatement, type Statement } from '#app/data/sql.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { toIso } from '#app/kernel/time.ts'
import { listTouchedLessons, readLessonProgress } from './list-lesson-progress.server.ts'
import { Enrolled } from './rules/enrollment.ts'
import { LessonFinished, type LessonProgress } from './rules/lesson-progress.ts'

/** The rows that new entries mean for courses taken up and lessons worked on. */
export function deriveLearning(view: Snapshot, batch: LearnerBatch, nowMs: number): Statement[] {
  const learner: LearnerSnapshot = { all: view.all, pending: batch.entries }
  const enrolled = batch.entries.filter((entry) => entry.kind === 'enrolled.v1')
  const finished = batch.entries.filter((entry) => entry.kind === 'lesson-finished.v1')
  const progress = listTouchedLessons(learner).map((lessonId) => {
    const derived = readLessonProgress(learner, batch.userId, lessonId)
    return derived
      ? progressStatement(batch.userId, derived, nowMs)
      : deleteProgress({ userId: batch.userId, lessonId })
  })
  return [
    ...enrolled.map((entry) => enrollmentStatement(entry, nowMs)),
    ...finished.map((entry) => finishStatement(entry, nowMs)),
    ...progress,
  ]
}

function enrollmentStatement(entry: AcceptedEntry, nowMs: number): Statement {
  const { courseId } = Enrolled.parse(entry.payload)
  const now = toIso(nowMs)
  const values = {
    id: entry.id,
    userId: entry.userId,
    courseId,
    startedAt: entry.at,
    createdAt: now,
    updatedAt: now,
  }
  return toStatement(
    tables
      .insertInto('Enrollment')
      .values(values)
      .onConflict((conflict) => conflict.columns(['userId', 'courseId']).doNothing()),
  )
}

/** Each is a fact of its own day, however often the lesson was called finished before. */
function finishStatement(entry: AcceptedEntry, nowMs: number): Statement {
  const { id, userId, at, localDay, timeZone, receivedAt } = entry
  const { lessonId } = LessonFinished.parse(entry.payload)
  return insertFinish({ id, userId, lessonId, at, localDay, timeZone, receivedAt, now: toIso(nowMs) })
}

type FinishTexts = 'id' | 'userId' | 'lessonId' | 'at' | 'localDay' | 'timeZone' | 'receivedAt' | 'now'

const insertFinish = prepareStatement((given: Readonly<Record<FinishTexts, string>>) => {
  const { id, userId, lessonId, at, localDay, timeZone, receivedAt, now } = given
  return tables
    .insertInto('LessonFinish')
    .values({ id, userId, lessonId, finishedAt: at, localDay, timeZone, receivedAt, createdAt: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
})

function progressStatement(userId: string, progress: LessonProgress, nowMs: number): Statement {
  const now = toIso(nowMs)
  return upsertProgress({ ...progress, id: ulid(nowMs), userId, now })
}

const upsertProgress = prepareStatement(
  (given: Pick<LessonProgress, keyof LessonProgress> & Readonly<Record<'id' | 'userId' | 'now', string>>) => {
    const { id, userId, lessonId, now } = given
    const derived = {
      completionPercentage: given.completionPercentage,
      position: given.position,
      finishedAt: given.finishedAt,
      lastActivityAt: given.lastActivityAt,
    }
    return tables
      .insertInto('LessonProgress')
      .values({ id, userId, lessonId, createdAt: now, updatedAt: now, ...derived })
      .onConflict((conflict) =>
        conflict.columns(['userId', 'lessonId']).doUpdateSet({ ...derived, updatedAt: now }),
      )
  },
)

/** The only answer in the lesson was taken back. */
const deleteProgress = prepareStatement((given: Readonly<Record<'userId' | 'lessonId', string>>) =>
  tables
    .deleteFrom('LessonProgress')
    .where('userId', '=', given.userId)
    .where('lessonId', '=', given.lessonId),
)
