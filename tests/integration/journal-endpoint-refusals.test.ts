import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import type { EntryAuthor } from '#app/entries.ts'
import type { Json } from '#app/kernel/entry.ts'
import { DAY_MS, MINUTE_MS, toIso } from '#app/kernel/time.ts'
import { commit, type LessonFixture, type TaskFixture } from './course-fixture.ts'
import {
  cookieOf,
  queued,
  queuedAnswer,
  queuedFinish,
  sendEntries,
  serveJournal,
  type JournalServer,
} from './journal-browser.ts'
import { insertLearner, openPrimary, queryRows } from './migrated-database.ts'
import { contextOf, enrollLearner, openSchool, untilShipped, type School } from './open-school.ts'

let school: School
let server: JournalServer
let learner: EntryAuthor
let cookie: string
let task: TaskFixture
/** Of another topic. */
let other: TaskFixture
let lesson: LessonFixture
let courseId: string

beforeAll(async () => {
  school = await openSchool(1, 2)
  const [first, second] = school.course.tasks
  const [firstLesson] = school.course.lessons
  if (!first || !second || !firstLesson) throw new Error('the course has a lesson and tasks')
  ;[task, other, lesson] = [first, second, firstLesson]
  courseId = school.course.courseId
  server = await serveJournal({
    context: contextOf(school),
    journal: school.data.journal,
    isReplicaOpen: () => true,
  })
})

beforeEach(async () => {
  learner = await enrollLearner(school)
  cookie = await cookieOf(contextOf(school), learner)
})

afterAll(async () => {
  server.close()
  await school.close()
})

const send = (...entries: readonly unknown[]) => sendEntries(server.origin, cookie, entries)
const attemptsOf = ({ userId }: EntryAuthor) =>
  queryRows(school.path, `SELECT * FROM UserTaskAttempt WHERE userId = '${userId}' ORDER BY completedAt, id`)

describe('an entry is refused', () => {
  it.each([
    ['that is of a kind of the future', 'unknown-kind', { kind: 'attempt.v2' }],
    ['that only a server may make', 'unknown-kind', { kind: 'session-begun.v1' }],
    ['of a kind that every object has', 'unknown-kind', { kind: '__proto__' }],
    ['that names another learner', 'somebody-else', { userId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }],
    ['whose id is none', 'not-readable', { id: 'x' }],
    ['without a payload', 'not-readable', { payload: undefined }],
    ['without a place in the queue', 'not-readable', { deviceSeq: 0 }],
    ['whose time has an offset', 'not-readable', { at: '2026-03-08T04:30:00.000+01:00' }],
    ['from a zone that does not exist', 'unknown-time-zone', { timeZone: 'Mars/Olympus' }],
    ['from a zone without a name', 'unknown-time-zone', { timeZone: '' }],
    ['of a day that is none', 'not-readable', { localDay: '2026-02-30' }],
    ['of another day than its time', 'wrong-day', { localDay: '2026-03-08' }],
    ['for a revision that does not exist', 'unknown-task', { revisionId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }],
    ['for no revision', 'unknown-task', { revisionId: null }],
    ['with an answer of another shape', 'not-readable', { payload: { choice: 1 } }],
  ])('%s (%s)', async (_, code, change) => {
    const entry = queuedAnswer(task, task.right, { at: '2026-03-08T04:30:00.000Z' })
    expect(await send({ ...entry, ...change }, queuedAnswer(other))).toMatchObject([
      { status: 'refused', code },
      { status: 'kept' },
    ])
    await untilShipped(school)
    expect(attemptsOf(learner)).toMatchObject([{ taskId: other.taskId }])
  })

  it('that comes from the future, beyond what a clock may be ahead', async () => {
    const at = (aheadMs: number) => ({ at: toIso(Date.now() + aheadMs) })
    expect(
      await send(
        queuedAnswer(task, task.right, at(4 * MINUTE_MS)),
        queuedAnswer(task, task.right, at(6 * MINUTE_MS)),
        queuedAnswer(task, task.right, at(400 * DAY_MS)),
      ),
    ).toMatchObject([{ status: 'kept' }, { code: 'from-the-future' }, { code: 'from-the-future' }])
  })

  it('for a revision of another task', async () => {
    expect(await send(queuedAnswer({ ...task, revisionId: other.revisionId }))).toMatchObject([
      { code: 'unknown-task' },
    ])
  })

  it('with an answer that its task cannot read, or that holds more than it asks', async () => {
    // cast: it is JSON, with a key that an object literal could not have.
    const ownProto = JSON.parse('{"choice": "1", "__proto__": {"isCorrect": true}}') as Json
    expect(
      await send(
        queuedAnswer(task, { choice: 7 }),
        queuedAnswer(task, { choice: '1', isCorrect: true }),
        queuedAnswer(task, ownProto),
        queuedAnswer(task),
      ),
    ).toMatchObject([
      { code: 'not-readable' },
      { code: 'not-readable' },
      { code: 'not-readable' },
      { status: 'kept' },
    ])
    expect(Object.hasOwn(Object.prototype, 'isCorrect')).toBe(false)
  })

  it('for a lesson of another course or revision, or a course that is not taken up, free or there', async () => {
    const paid = { id: ulid(), slug: `paid-${ulid().toLowerCase()}`, priceCents: 500 }
    const texts = { title: 'T', description: '', overview: '', overviewHtml: '', hash: 'h', metadata: '{}' }
    const stamps = { createdAt: toIso(0), updatedAt: toIso(0) }
    const rest = {
      ...texts,
      ...stamps,
      difficulty: 'BEGINNER',
      estimatedMinutes: 1,
      status: 'PUBLISHED',
    } as const
    await commit(school.data.primary, [toStatement(tables.insertInto('Course').values({ ...paid, ...rest }))])
    expect(
      await send(
        queuedFinish(lesson, paid.id),
        { ...queuedFinish(lesson, courseId), revisionId: task.revisionId },
        { ...queuedFinish(lesson, courseId), revisionId: null },
        queued('enrolled.v1', { courseId: paid.id }),
        queued('enrolled.v1', { courseId: ulid() }),
      ),
    ).toMatchObject(
      ['unknown-lesson', 'unknown-lesson', 'unknown-lesson', 'not-free', 'unknown-course'].map((code) => ({
        code,
      })),
    )
    const primary = openPrimary(school.path)
    cookie = await cookieOf(contextOf(school), await insertLearner(primary))
    primary.close()
    expect(await send(queuedFinish(lesson, courseId))).toMatchObject([{ code: 'not-enrolled' }])
  })
})
