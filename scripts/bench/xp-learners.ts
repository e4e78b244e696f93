import { ulid } from 'ulid'
import type { Connection } from '#app/data/connection.server.ts'
import { snapshotOf } from '#app/data/snapshot-of.server.ts'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import { makeEntry, type EntryAuthor } from '#app/entries.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { DAY_MS, SECOND_MS, toIso } from '#app/kernel/time.ts'
import { deriveLearner } from '#app/server/derive-learner.ts'
import type { XpCourse, XpTask } from './xp-school.ts'

/** How a learner's answers are spread. */
export interface AnswerPlan {
  readonly attempts: number
  /** Of the courses' tasks in order, each about as often. */
  readonly tasks: number
  /** Ending today. */
  readonly days: number
}

/** A learner whose answers have been taken in by the rules that the server goes by. */
export function addLearner(
  connection: Connection,
  courses: readonly XpCourse[],
  plan: AnswerPlan,
  nowMs: number,
): string {
  const author: EntryAuthor = { userId: ulid(), deviceId: ulid(), timeZone: 'Europe/Dublin' }
  const { userId, timeZone } = author
  const now = toIso(nowMs)
  const names = { email: `${userId}@example.com`, name: 'A learner', username: userId }
  const user = { id: userId, ...names, timeZone, createdAt: now, updatedAt: now }
  const entries = makeEntries(author, courses, plan, nowMs)
  runAll(connection, [toStatement(tables.insertInto('User').values(user))])
  const view = snapshotOf(() => connection)
  for (let first = 0; first < entries.length; first += BATCH) {
    const batch = { userId, entries: entries.slice(first, first + BATCH), streamSeq: first + 1 }
    runAll(connection, deriveLearner(view, batch, nowMs))
  }
  return userId
}

/** As many entries are taken in at once. */
const BATCH = 200

function runAll(connection: Connection, statements: readonly Statement[]): void {
  connection.transaction('immediate', () => {
    for (const { sql, parameters } of statements) connection.run(sql, parameters)
  })
}

/** Courses taken up, tasks answered in turn, four of five rightly, and every tenth lesson called finished. */
function makeEntries(
  author: EntryAuthor,
  courses: readonly XpCourse[],
  { attempts, tasks, days }: AnswerPlan,
  nowMs: number,
): AcceptedEntry[] {
  const startMs = nowMs - days * DAY_MS
  const all = courses.flatMap((course) =>
    course.tasks.map((task) => ({ ...task, courseId: course.courseId })),
  )
  const known = all.slice(0, tasks)
  const enrolled = courses.map(({ courseId }) =>
    makeEntry('enrolled.v1', author, { courseId }, { id: ulid(startMs), nowMs: startMs }),
  )
  const answers = Array.from({ length: attempts }, (_, index) => {
    const task = known[index % known.length]
    if (!task) throw new Error('there is nothing to answer')
    // In sittings of a quarter of an hour, the last of them today.
    const sitting = Math.floor((index / attempts) * days)
    const atMs = startMs + (sitting + 1) * DAY_MS - 900 * SECOND_MS + (index % 90) * 10 * SECOND_MS
    return makeAnswer(author, task, index, atMs)
  })
  const lessons = new Map(known.map((task) => [task.lessonId, task.courseId]))
  const finishes = [...lessons].slice(0, Math.ceil(lessons.size / 10)).map(([lessonId, courseId], index) => {
    const atMs = startMs + ((index % days) + 0.5) * DAY_MS
    return makeEntry('lesson-finished.v1', author, { lessonId, courseId }, { id: ulid(atMs), nowMs: atMs })
  })
  return [...enrolled, ...answers, ...finishes]
}

/** An answer as the server accepts it. */
export function makeAnswer(
  author: EntryAuthor,
  { taskId, topicSlug, revisionId }: XpTask,
  index: number,
  atMs: number,
): AcceptedEntry {
  const payload = { taskId, topicSlug, answer: { choice: '1' }, durationMs: 8 * SECOND_MS }
  const verdict = { isCorrect: index % 5 !== 4, xpEarned: 0 }
  return makeEntry('attempt.v1', author, payload, { id: ulid(atMs), nowMs: atMs, revisionId, verdict })
}

/** Everything that is derived of a learner, and the learner. */
const OWNED = [
  'User',
  'Enrollment',
  'LessonProgress',
  'LessonFinish',
  'UserTaskAttempt',
  'UserTopicXp',
  'UserTaskReview',
  'UserActivityDay',
  'UserStreak',
] as const

/**
 * As many learners with the same work as one who is there: far faster than deriving each.
 *
 * @param firstNumber those of all copies in a database must be different
 */
export function copyLearner(
  connection: Connection,
  userId: string,
  firstNumber: number,
  count: number,
): string[] {
  const numbers = `WITH RECURSIVE numbers (n) AS (VALUES (?) UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)`
  connection.transaction('immediate', () => {
    for (const table of OWNED) {
      const columns = connection
        .all<{ readonly name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
        .map(({ name }) => name)
      const values = columns.map((column) => toCopied(table, column))
      const owner = table === 'User' ? 'id' : 'userId'
      connection.run(
        `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
        ${numbers} SELECT ${values.join(', ')} FROM numbers CROSS JOIN "${table}" WHERE "${owner}" = ?`,
        [firstNumber, firstNumber + count - 1, userId],
      )
    }
  })
  return Array.from({ length: count }, (_, index) => toCopyId(userId, firstNumber + index))
}

/** The time of the original, the copy's number and the end of the original. */
function toCopyId(id: string, number: number): string {
  return id.slice(0, 10) + String(number).padStart(8, '0') + id.slice(18)
}

function toCopied(table: (typeof OWNED)[number], column: string): string {
  const isOwn = column === 'id' || column === 'userId' || column === 'lastAttemptId'
  if (isOwn) return `substr("${column}", 1, 10) || printf('%08d', n) || substr("${column}", 19)`
  if (table === 'User' && (column === 'email' || column === 'username')) return `"${column}" || n`
  return `"${column}"`
}
