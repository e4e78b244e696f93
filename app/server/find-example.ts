import { ulid } from 'ulid'
import type { Connection } from '#app/data/connection.server.ts'
import { makeEntry } from '#app/entries.ts'
import type { AcceptedEntry, Json } from '#app/kernel/entry.ts'

/** What questions can be asked about: a learner, and a task of a published course, in one that they have answered if any. */
export interface Example {
  readonly userId: string
  readonly email: string
  readonly taskId: string
  readonly taskRevisionId: string
  readonly topicSlug: string
  readonly lessonId: string
  readonly lessonSlug: string
  readonly lessonRevisionId: string
  readonly courseId: string
  readonly courseSlug: string
  /** The learner's attempt at the task; null where nobody has answered any. */
  readonly attempt: { readonly id: string; readonly revisionId: string; readonly answer: Json } | null
}

/** An example out of a migrated database; null where it has no learner or no published task. */
export function findExample(connection: Pick<Connection, 'all'>): Example | null {
  const [attempt] = connection.all<AttemptRow>(ATTEMPT)
  const [user] = connection.all<{ userId: string; email: string }>(USER, [attempt?.userId ?? ''])
  const [task] = connection.all<TaskRow>(TASK, [attempt?.taskId ?? ''])
  if (!user || !task) return null
  return { ...user, ...task, attempt: attempt ? toAttempt(attempt) : null }
}

/** Entries of the example's learner that the database does not hold yet. */
export function makePendingEntries(example: Example): AcceptedEntry[] {
  const { userId, taskId, taskRevisionId, topicSlug, lessonId, courseId } = example
  const author = { userId, deviceId: ulid(), timeZone: 'UTC' }
  const occasion = () => ({ id: ulid(), nowMs: Date.now() })
  const verdict = { isCorrect: true, xpEarned: 0 }
  return [
    makeEntry('enrolled.v1', author, { courseId }, occasion()),
    makeEntry(
      'attempt.v1',
      author,
      { taskId, topicSlug, answer: null },
      { ...occasion(), revisionId: taskRevisionId, verdict },
    ),
    makeEntry('lesson-finished.v1', author, { lessonId, courseId }, occasion()),
    makeEntry('attempt-withdrawn.v1', author, { attemptId: example.attempt?.id ?? ulid() }, occasion()),
  ]
}

interface AttemptRow {
  readonly id: string
  readonly userId: string
  readonly taskId: string
  readonly revisionId: string
  readonly answer: string
}

type TaskRow = Omit<Example, 'userId' | 'email' | 'attempt'>

function toAttempt({ id, revisionId, answer }: AttemptRow): Example['attempt'] {
  // cast: written by JSON.stringify and held by a CHECK.
  return { id, revisionId, answer: JSON.parse(answer) as Json }
}

const ATTEMPT = `SELECT id, userId, taskId, revisionId, answer FROM UserTaskAttempt ORDER BY rowid DESC LIMIT 1`

const USER = `SELECT id AS userId, email FROM User ORDER BY id = ? DESC, id LIMIT 1`

const TASK = `SELECT Task.id AS taskId, Task.currentRevisionId AS taskRevisionId, Task.topicSlug,
    Lesson.id AS lessonId, Lesson.slug AS lessonSlug, Lesson.currentRevisionId AS lessonRevisionId,
    Course.id AS courseId, Course.slug AS courseSlug
  FROM Task
  JOIN Lesson ON Lesson.id = Task.lessonId
  JOIN Module ON Module.id = Lesson.moduleId
  JOIN Course ON Course.id = Module.courseId
  WHERE Course.status = 'PUBLISHED' AND Task.retiredAt IS NULL AND Lesson.retiredAt IS NULL
    AND Task.currentRevisionId IS NOT NULL AND Lesson.currentRevisionId IS NOT NULL
  ORDER BY Task.id = ? DESC, Task.id LIMIT 1`
