import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import { taskTypes } from '#app/features/content/rules/task-types.ts'
import { toIso } from '#app/kernel/time.ts'
import { childProcessEntry } from '#app/server/process-entry.ts'
import { startSqlRunner, type SqlRunner } from '#app/server/sql-runner.ts'
import { commit, FIXTURE_RATES, type TaskFixture } from './course-fixture.ts'
import { cookieOf, queuedAnswer, sendEntries, serveJournal, type JournalServer } from './journal-browser.ts'
import { contextOf, enrollLearner, openSchool, type School } from './open-school.ts'

const saying = (isCorrect: boolean, xpEarned: number): unknown =>
  expect.objectContaining({ isCorrect, xpEarned })
const PAID = saying(true, FIXTURE_RATES.baseTaskXp)
const UNPAID = saying(true, 0)
const WRONG = saying(false, 0)

let school: School
let runner: SqlRunner
let server: JournalServer
let cookie: string
let task: TaskFixture

const { path: processPath, execArgv } = childProcessEntry('sql-runner-process')
const startRunner = () => startSqlRunner({ processPath, execArgv, timeLimitMs: 1_000 })

beforeAll(async () => {
  school = await openSchool(1, 2)
  runner = startRunner()
  task = await turnIntoSql()
  const runSql = (...asked: Parameters<SqlRunner['runForLearner']>) => runner.runForLearner(...asked)
  const context = { ...contextOf(school), runSql }
  server = await serveJournal({ context, journal: school.data.journal, isReplicaOpen: () => true })
  cookie = await cookieOf(context, await enrollLearner(school))
})

afterAll(async () => {
  server.close()
  await runner.close()
  await school.close()
})

/** The first task of the course, from now on one that is answered in SQL. */
async function turnIntoSql(): Promise<TaskFixture> {
  const [first] = school.course.tasks
  if (!first) throw new Error('the course has tasks')
  const source = {
    prompt: 'How many?',
    right: 'Right.',
    wrong: 'Wrong.',
    dataset: 'books.sql',
    solution: 'SELECT count(*) FROM book',
  }
  const body = await taskTypes.sql.toBody(source, {
    readDataset: () => 'CREATE TABLE book (id INTEGER); INSERT INTO book VALUES (1), (2)',
    runSql: runner.run,
  })
  if (!body.ok) throw new Error(JSON.stringify(body.reason))
  const [taskId, revisionId] = [first.taskId, ulid()]
  const [written, html] = [body.value, taskTypes.sql.toHtml(body.value, (text) => text)].map((one) =>
    JSON.stringify(one),
  )
  const kept = { body: written ?? '', html: html ?? '', hash: 'sql', createdAt: toIso(0) }
  await commit(school.data.primary, [
    toStatement(tables.insertInto('TaskRevision').values({ id: revisionId, taskId, number: 2, ...kept })),
    toStatement(
      tables.updateTable('Task').set({ type: 'sql', currentRevisionId: revisionId }).where('id', '=', taskId),
    ),
  ])
  return { ...first, revisionId, right: { sql: 'SELECT 2' }, wrong: { sql: 'SELECT 3' } }
}

const send = (...entries: readonly unknown[]) => sendEntries(server.origin, cookie, entries)

describe('answers in SQL', () => {
  it('are run one after another and judged in their order, among others', async () => {
    const [, plain] = school.course.tasks
    if (!plain) throw new Error('the course has two tasks')
    const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n'
    const answers = await send(
      queuedAnswer(task),
      queuedAnswer(plain),
      queuedAnswer(task, task.wrong),
      queuedAnswer(task, { sql: endless }),
      queuedAnswer(task, { sql: 'SELECT nonsense' }),
      queuedAnswer(task),
    )
    expect(answers.map((one) => (one.status === 'kept' ? one.verdict : one.code))).toEqual([
      PAID,
      PAID,
      WRONG,
      WRONG,
      WRONG,
      UNPAID,
    ])
  })

  it('that cannot be run are refused for now, and taken once they can be', async () => {
    const entry = queuedAnswer(task)
    await runner.close()
    expect(await send(entry)).toMatchObject([{ id: entry.id, status: 'refused', code: 'unavailable' }])
    runner = startRunner()
    expect(await send(entry)).toMatchObject([{ id: entry.id, status: 'kept', verdict: UNPAID }])
  })
})
