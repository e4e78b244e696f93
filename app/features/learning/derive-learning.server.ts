import { ulid } from 'ulid'
import type { LearnerBatch } from '#app/data/journal/shipper.server.ts'
import type { LearnerSnapshot, Snapshot } from '#app/data/reader.ts'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { toIso } from '#app/kernel/time.ts'
import { listTouchedLessons, readLessonProgress } from './list-lesson-progress.server.ts'
import { Enrolled } from './rules/enrollment.ts'
import type { LessonProgress } from './rules/lesson-progress.ts'

/** The rows that new entries mean for courses taken up and lessons worked on. */
export function deriveLearning(view: Snapshot, batch: LearnerBatch, nowMs: number): Statement[] {
  const learner: LearnerSnapshot = { all: view.all, pending: batch.entries }
  const enrolled = batch.entries.filter((entry) => entry.kind === 'enrolled.v1')
  const progress = listTouchedLessons(learner).flatMap((lessonId) => {
    const derived = readLessonProgress(learner, batch.userId, lessonId)
    return derived ? [progressStatement(batch.userId, derived, nowMs)] : []
  })
  return [...enrolled.map((entry) => enrollmentStatement(entry, nowMs)), ...progress]
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

function progressStatement(userId: string, progress: LessonProgress, nowMs: number): Statement {
  const now = toIso(nowMs)
  const { lessonId, ...derived } = progress
  return toStatement(
    tables
      .insertInto('LessonProgress')
      .values({ id: ulid(nowMs), userId, lessonId, createdAt: now, updatedAt: now, ...derived })
      .onConflict((conflict) =>
        conflict.columns(['userId', 'lessonId']).doUpdateSet({ ...derived, updatedAt: now }),
      ),
  )
}
