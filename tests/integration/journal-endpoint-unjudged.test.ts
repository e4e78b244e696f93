import { ulid } from 'ulid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EntryAuthor } from '#app/entries.ts'
import { judgeEntry } from '#app/server/judge-entries.ts'
import { openData } from '#app/server/open-data.ts'
import { FIXTURE_RATES, insertCourse, type TaskFixture } from './course-fixture.ts'
import {
  cookieOf,
  post,
  queued,
  queuedAnswer,
  sendEntries,
  serveJournal,
  type JournalServer,
} from './journal-browser.ts'
import { insertLearner, makeDataFolder, openPrimary, queryRows } from './migrated-database.ts'
import { contextOf, runSql, until, type School } from './open-school.ts'

const PAID = expect.objectContaining({ isCorrect: true, xpEarned: FIXTURE_RATES.baseTaskXp }) as unknown

let school: School
let server: JournalServer
let learner: EntryAuthor
let cookie: string
let task: TaskFixture

/** A school whose server judges late what it could not judge at once. */
async function openPatientSchool(): Promise<School> {
  const folder = await makeDataFolder()
  const { dataDir, path } = folder
  const seed = openPrimary(path)
  const course = await insertCourse(seed, 1, 2)
  learner = await insertLearner(seed)
  seed.close()
  const [parked, failures]: [School['parked'], string[]] = [[], []]
  const data = await openData(dataDir, {
    onParked: (one) => parked.push(one),
    onFailed: (detail) => failures.push(detail),
    onJudge: (entry) => judgeEntry({ reader: data.replica, runSql }, entry),
  })
  async function close() {
    await data.close()
    await folder.remove()
  }
  return { dataDir, path, data, course, parked, failures, close }
}

beforeEach(async () => {
  school = await openPatientSchool()
  const [first] = school.course.tasks
  if (!first) throw new Error('the course has a task')
  task = first
  const { journal, replica } = school.data
  const context = contextOf(school)
  server = await serveJournal({ context, journal, isReplicaOpen: () => replica.isOpen() })
  cookie = await cookieOf(context, learner)
  replica.use(null)
})

afterEach(async () => {
  server.close()
  await school.close()
})

const send = (...entries: readonly unknown[]) => sendEntries(server.origin, cookie, entries)
const attemptsOf = ({ userId }: EntryAuthor) =>
  queryRows(school.path, `SELECT * FROM UserTaskAttempt WHERE userId = '${userId}' ORDER BY completedAt, id`)

/** The copy comes. */
async function untilJudged(entries: number): Promise<void> {
  const { replica, journal } = school.data
  replica.use(school.path)
  journal.useReplica(school.path, 'local')
  await until(() => queryRows(school.path, 'SELECT id FROM Entry').length === entries)
}

describe('a server without a copy of the database', () => {
  it('keeps what is sound, refuses what is not, and judges by the same rules once it has one', async () => {
    const { courseId } = school.course
    const early = queuedAnswer(task)
    const enrolled = queued('enrolled.v1', { courseId })
    const late = queuedAnswer(task)
    const again = queuedAnswer(task)
    const answers = await send(early, { ...late, id: ulid(), localDay: '2020-01-01' }, enrolled, late, again)
    expect(answers.map((one) => (one.status === 'kept' ? [one.saved, one.verdict] : one.code))).toEqual([
      ['server', null],
      'wrong-day',
      ['server', null],
      ['server', null],
      ['server', null],
    ])
    expect(await send(late)).toEqual([{ id: late.id, status: 'kept', saved: 'server', verdict: null }])
    expect(attemptsOf(learner)).toEqual([])

    await untilJudged(4)
    expect(await send(early, enrolled, late, again)).toMatchObject([
      { id: early.id, status: 'refused', code: 'not-enrolled' },
      { id: enrolled.id, status: 'kept', saved: 'safe', verdict: null },
      { id: late.id, status: 'kept', saved: 'safe', verdict: PAID },
      {
        id: again.id,
        status: 'kept',
        saved: 'safe',
        verdict: { isCorrect: true, xpEarned: 0, pay: { reason: 'early' } },
      },
    ])
    expect(attemptsOf(learner)).toMatchObject([{ id: late.id }, { id: again.id }])
    expect(school.parked.map(({ entryId }) => entryId)).toEqual([early.id])
    expect(school.failures).toEqual([])
  })

  it('takes a session by its signature and its end alone', async () => {
    const body = JSON.stringify({ entries: [queuedAnswer(task)] })
    const over = await cookieOf(contextOf(school), learner, { expiresAtMs: Date.now() - 1 })
    for (const foreign of [null, over, `${cookie.slice(0, -3)}AAA`]) {
      expect(await post(server.origin, foreign, body)).toMatchObject({ status: 401 })
    }
    expect(await post(server.origin, cookie, body)).toMatchObject({ status: 200 })
  })

  it('keeps nothing that is nested to the bottom', async () => {
    const deep = `${'['.repeat(1_500)}${']'.repeat(1_500)}`
    const body = JSON.stringify({ entries: [queuedAnswer(task, 'DEEP'), queuedAnswer(task)] })
    const reply = await post(server.origin, cookie, body.replace('"DEEP"', deep))
    expect(reply.body.results).toMatchObject([{ code: 'not-readable' }, { status: 'kept' }])
  })

  it('refuses the other content of an id that waits to be judged', async () => {
    const entry = queuedAnswer(task)
    await send(entry)
    const { payload } = queuedAnswer(task, task.wrong)
    expect(await send({ ...entry, payload })).toMatchObject([{ id: entry.id, code: 'conflict' }])
  })
})
