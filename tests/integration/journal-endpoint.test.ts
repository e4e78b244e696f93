import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { EntryAuthor } from '#app/entries.ts'
import { listTopicStandings } from '#app/features/xp/list-topic-standings.server.ts'
import { addDays } from '#app/kernel/day.ts'
import { DAY_MS } from '#app/kernel/time.ts'
import { FIXTURE_RATES, type LessonFixture, type TaskFixture } from './course-fixture.ts'
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
import {
  contextOf,
  enrollLearner,
  holdWriteLock,
  openSchool,
  untilShipped,
  type School,
} from './open-school.ts'

const PAY = FIXTURE_RATES.baseTaskXp
const PAID = { isCorrect: true, xpEarned: PAY, pay: { multiplier: '1', reason: 'full', place: 1 } }
/** Whichever place it had, and why. */
const saying = (isCorrect: boolean, xpEarned: number): unknown =>
  expect.objectContaining({ isCorrect, xpEarned })

let school: School
let server: JournalServer
let learner: EntryAuthor
let cookie: string
let task: TaskFixture
/** Of another topic. */
let other: TaskFixture
/** Of the same topic as the first. */
let sibling: TaskFixture
let lesson: LessonFixture
let courseId: string

beforeAll(async () => {
  school = await openSchool(2, 4)
  const [first, second, third] = school.course.tasks
  const [firstLesson] = school.course.lessons
  if (!first || !second || !third || !firstLesson) throw new Error('the course has lessons and tasks')
  ;[task, other, sibling, lesson] = [first, second, third, firstLesson]
  courseId = school.course.courseId
  server = await serveJournal({
    context: contextOf(school),
    journal: school.data.journal,
    isReplicaOpen: () => true,
  })
})

beforeEach(async () => {
  learner = await enrollLearner(school, 'Asia/Tokyo')
  cookie = await cookieOf(contextOf(school), learner)
})

afterAll(async () => {
  server.close()
  await school.close()
})

const send = (...entries: readonly unknown[]) => sendEntries(server.origin, cookie, entries)
const attemptsOf = ({ userId }: EntryAuthor) =>
  queryRows(school.path, `SELECT * FROM UserTaskAttempt WHERE userId = '${userId}' ORDER BY completedAt, id`)
const xpOf = (one: EntryAuthor) =>
  school.data.replica.forLearner(one.userId, (view) =>
    listTopicStandings(view, one, Date.now()).map(({ topicSlug, currentXp }) => [topicSlug, currentXp]),
  )

async function arriveAsStranger(): Promise<void> {
  const primary = openPrimary(school.path)
  learner = await insertLearner(primary)
  primary.close()
  cookie = await cookieOf(contextOf(school), learner)
}

describe('an entry from a browser', () => {
  it('is judged for its own instant and day, and kept with the device of the session', async () => {
    const yesterday = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10)
    const at = `${yesterday}T03:30:00.000Z`
    const entry = queuedAnswer(task, task.right, { at })
    expect(await send({ ...entry, deviceId: ulid() })).toEqual([
      { id: entry.id, status: 'kept', saved: 'server', verdict: PAID },
    ])
    await untilShipped(school)
    expect(attemptsOf(learner)).toMatchObject([
      {
        id: entry.id,
        completedAt: at,
        localDay: addDays(yesterday, -1),
        timeZone: 'America/New_York',
        xpEarned: PAY,
      },
    ])
  })

  it('that finishes a lesson or takes up a free course counts', async () => {
    await arriveAsStranger()
    const entries = [queued('enrolled.v1', { courseId }), queuedFinish(lesson, courseId)]
    expect(await send(...entries)).toEqual(
      entries.map(({ id }) => ({ id, status: 'kept', saved: 'server', verdict: null })),
    )
    await untilShipped(school)
    const progress = `SELECT completionPercentage FROM LessonProgress WHERE userId = '${learner.userId}'`
    expect(queryRows(school.path, progress)).toEqual([{ completionPercentage: 100 }])
  })

  it('is paid in the topic of its task, whichever topic it names', async () => {
    const payload = { taskId: task.taskId, topicSlug: other.topicSlug, answer: task.right }
    const [said] = await send(queued('attempt.v1', payload, { revisionId: task.revisionId }))
    expect(said).toMatchObject({ status: 'kept', verdict: { ...PAID, topicSlug: task.topicSlug } })
    expect(xpOf(learner)).toEqual([[task.topicSlug, PAY]])
    await untilShipped(school)
    expect(xpOf(learner)).toEqual([[task.topicSlug, PAY]])
    expect(attemptsOf(learner)).toMatchObject([{ topicSlug: task.topicSlug }])
  })
})

describe('a word that takes an answer back', () => {
  it('is taken while its answer is new, and refused when it claims to be as old as an old one', async () => {
    const entry = queuedAnswer(task)
    const payload = { attemptId: entry.id }
    expect(await send(entry, queued('attempt-withdrawn.v1', payload))).toMatchObject([
      { status: 'kept' },
      { status: 'kept', verdict: null },
    ])
    const at = new Date(Date.now() - 31 * DAY_MS).toISOString()
    expect(await send(queued('attempt-withdrawn.v1', payload, { at }))).toMatchObject([
      { status: 'refused', code: 'too-late' },
    ])
    await untilShipped(school)
    expect(attemptsOf(learner)).toEqual([])
  })
})

describe('several entries at once', () => {
  it('are judged one after another: a course taken up, then its tasks, each paid once', async () => {
    await arriveAsStranger()
    const answers = await send(
      queuedAnswer(task),
      queued('enrolled.v1', { courseId }),
      queuedAnswer(task, task.wrong),
      queuedAnswer(task),
      queuedAnswer(task),
      queuedAnswer(sibling),
      queuedAnswer(other),
    )
    expect(answers.map((one) => (one.status === 'kept' ? one.verdict : one.code))).toEqual([
      'not-enrolled',
      null,
      saying(false, 0),
      saying(true, 0),
      saying(true, 0),
      saying(true, PAY),
      saying(true, PAY),
    ])
    await untilShipped(school)
    expect(attemptsOf(learner).map(({ xpEarned }) => xpEarned)).toHaveLength(6 - 1)
    expect(new Map(xpOf(learner).map(([topic, xp]) => [topic, xp]))).toEqual(
      new Map([
        [task.topicSlug, PAY],
        [other.topicSlug, PAY],
      ]),
    )
  })

  it('may be two hundred, bad ones among them, and each is answered in its place', async () => {
    const entries = Array.from({ length: 200 }, (_, index) =>
      index % 3 === 0
        ? { ...queuedAnswer(task), kind: 'attempt.v9' }
        : queuedAnswer(index % 2 ? task : other),
    )
    const answers = await send(...entries)
    expect(answers.map(({ id }) => id)).toEqual(entries.map(({ id }) => id))
    expect(answers.map(({ status }) => status)).toEqual(
      entries.map(({ kind }) => (kind === 'attempt.v1' ? 'kept' : 'refused')),
    )
    await untilShipped(school)
    expect(attemptsOf(learner)).toHaveLength(133)
    expect(attemptsOf(learner).filter(({ xpEarned }) => xpEarned === PAY)).toHaveLength(2)
  })
})

describe('the same entry again', () => {
  it.each([
    ['while it waits', async () => {}],
    ['after it was shipped', () => untilShipped(school)],
  ])('gets the same answer, and counts once: %s', async (_, between) => {
    const entry = queuedAnswer(task)
    const [first] = await send(entry, queuedAnswer(task))
    await between()
    const [again, next] = await send(entry, queuedAnswer(task))
    expect({ ...again, saved: null }).toEqual({ ...first, saved: null })
    expect(next).toMatchObject({ verdict: saying(true, 0) })
    await untilShipped(school)
    expect(await send(entry)).toEqual([{ ...first, saved: 'safe' }])
    expect(attemptsOf(learner)).toHaveLength(3)
    expect(xpOf(learner)).toEqual([[task.topicSlug, PAY]])
  })

  it('twice in one request, and ten times at the same moment, counts once', async () => {
    const release = await holdWriteLock(school.path)
    const entry = queuedAnswer(task)
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(entry, entry)))
    expect(answers.flat()).toEqual(
      Array.from({ length: 20 }, () => ({ id: entry.id, status: 'kept', saved: 'server', verdict: PAID })),
    )
    release()
    await untilShipped(school)
    expect(attemptsOf(learner)).toHaveLength(1)
  })

  it.each([
    ['while it waits', async () => {}],
    ['after it was shipped', () => untilShipped(school)],
  ])('with another content is a conflict, and the first stays: %s', async (_, between) => {
    const entry = queuedAnswer(task)
    await send(entry)
    await between()
    const { payload } = queuedAnswer(task, task.wrong)
    expect(await send({ ...entry, payload }, queuedAnswer(other))).toMatchObject([
      { id: entry.id, status: 'refused', code: 'conflict' },
      { status: 'kept' },
    ])
    await untilShipped(school)
    expect(attemptsOf(learner)).toHaveLength(2)
    expect(attemptsOf(learner)).toMatchObject([{ isCorrect: 1 }, { isCorrect: 1 }])
  })

  it('with another content in one request is a conflict, and takes no pay from what comes after', async () => {
    const wrong = queuedAnswer(task, task.wrong)
    expect(await send(wrong, { ...queuedAnswer(task), id: wrong.id }, queuedAnswer(task))).toMatchObject([
      { verdict: saying(false, 0) },
      { code: 'conflict' },
      { verdict: saying(true, 0) },
    ])
  })

  it('from somebody else is a conflict, and says nothing of whose it is', async () => {
    const entry = queuedAnswer(task)
    await send(entry)
    learner = await enrollLearner(school)
    cookie = await cookieOf(contextOf(school), learner)
    const refused = await send(entry)
    await untilShipped(school)
    expect(await send(entry)).toEqual(refused)
    expect(refused).toMatchObject([{ id: entry.id, status: 'refused', code: 'conflict' }])
    expect(attemptsOf(learner)).toEqual([])
  })
})
