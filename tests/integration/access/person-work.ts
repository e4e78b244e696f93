import { ulid } from 'ulid'
import type { EntryAuthor } from '#app/entries.ts'
import { findTaskRevision } from '#app/features/content/find-task-revision.server.ts'
import { enrollInCourse } from '#app/features/learning/enroll-in-course.server.ts'
import { finishLesson } from '#app/features/learning/finish-lesson.server.ts'
import { reportTask } from '#app/features/learning/report-task.server.ts'
import { setBookmark } from '#app/features/learning/set-bookmark.server.ts'
import { writeNote } from '#app/features/learning/write-note.server.ts'
import { submitAttempt, type Submission } from '#app/features/xp/submit-attempt.server.ts'
import type { Data } from '#app/server/open-data.ts'
import type { CourseFixture, TaskFixture } from '../course-fixture.ts'
import { runSql } from '../open-school.ts'
import type { PersonRows } from './person-rows.ts'

/** What somebody has done in a course, by its ids. */
export interface PersonWork {
  /** A task that they alone have answered, in a practice session. */
  readonly task: TaskFixture
  readonly practiceId: string
  readonly attemptId: string
  /** An answer that nobody minds if it is taken back. */
  readonly spareAttemptId: string
  readonly noteId: string
  /** A note that nobody minds if it is written over. */
  readonly spareNoteId: string
}

/** A member of the school, who has done one of everything. */
export type PlantedPerson = PersonRows & PersonWork

/**
 * Does one of everything that a learner does, through the acts themselves, with marked words wherever there are words.
 *
 * @param index which of the course's tasks are theirs alone: those at `2 * index` and after it
 */
export async function doWork(
  { replica: reader, journal }: Pick<Data, 'replica' | 'journal'>,
  course: CourseFixture,
  { userId, deviceId, mark, index }: { readonly userId: string; readonly deviceId: string } & Place,
): Promise<PersonWork> {
  const handles = { reader, journal, runSql }
  const learner: EntryAuthor = { userId, deviceId, timeZone: 'UTC' }
  const [task, spareTask] = course.tasks.slice(2 * index)
  const [lesson] = course.lessons
  if (!task || !spareTask || !lesson) throw new Error('the course is too short')
  const nowMs = Date.now()
  const occasion = { nowMs, newId: () => ulid() }
  const { courseId } = course
  await must(enrollInCourse(journal, learner, { courseId, priceCents: 0 }, occasion))
  const answer = async ({ taskId, revisionId }: TaskFixture, given: Omit<Submission, 'id' | 'task'>) => {
    const revision = findTaskRevision(reader, taskId, revisionId)
    if (!revision) throw new Error(`there is no task ${taskId}`)
    const id = ulid()
    await must(submitAttempt(handles, learner, { id, task: revision, ...given }, nowMs))
    return id
  }
  const practiceId = ulid()
  const attemptId = await answer(task, { answer: { text: `canary-${mark}-answer` }, practiceId })
  const spareAttemptId = await answer(spareTask, { answer: spareTask.wrong })
  const [noteId, spareNoteId] = [ulid(), ulid()]
  const { lessonId, revisionId } = lesson
  const note = { lessonId, anchor: null, body: `canary-${mark}-note`, over: null }
  await must(writeNote(handles, learner, { ...note, noteId }, nowMs))
  await must(writeNote(handles, learner, { ...note, noteId: spareNoteId, body: 'Spare.' }, nowMs))
  await must(setBookmark(handles, learner, { lessonId, isSet: true }, occasion))
  const report = { taskId: task.taskId, revisionId: task.revisionId, reason: 'typo' as const }
  await must(reportTask(handles, learner, { ...report, body: `canary-${mark}-report` }, nowMs))
  await must(finishLesson(handles, learner, { lessonId, courseId, revisionId }, occasion))
  return { task, practiceId, attemptId, spareAttemptId, noteId, spareNoteId }
}

interface Place {
  readonly mark: string
  readonly index: number
}

async function must(acting: Promise<{ readonly ok: boolean; readonly reason?: unknown }>): Promise<void> {
  const done = await acting
  if (!done.ok) throw new Error(`it was refused: ${String(done.reason)}`)
}
