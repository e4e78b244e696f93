import { setTimeout as sleep } from 'node:timers/promises'
import type { AppLoadContext } from '@remix-run/node'
import { ulid } from 'ulid'
import { Connection } from '#app/data/connection.server.ts'
import { isBusy } from '#app/data/sqlite-refusal.ts'
import type { EntryAuthor } from '#app/entries.ts'
import { findTaskRevision } from '#app/features/content/find-task-revision.server.ts'
import type { RunSql } from '#app/features/content/rules/sql-run.ts'
import { enrollInCourse } from '#app/features/learning/enroll-in-course.server.ts'
import { submitAttempt } from '#app/features/xp/submit-attempt.server.ts'
import type { Json } from '#app/kernel/entry.ts'
import { createLog } from '#app/server/log.ts'
import { openData, type Data } from '#app/server/open-data.ts'
import { createRequestContext } from '#app/server/request-context.ts'
import { insertCourse, type CourseFixture, type TaskFixture } from './course-fixture.ts'
import { insertLearner, makeDataFolder, openPrimary } from './migrated-database.ts'

/** A school that runs: a data folder, the real handles over it, a course and whoever comes to learn. */
export interface School {
  readonly dataDir: string
  readonly path: string
  readonly data: Data
  readonly course: CourseFixture
  /** What the journal told of: parked entries, and failures. */
  readonly parked: { readonly entryId: string; readonly userId: string; readonly reason: string }[]
  readonly failures: string[]
  close(): Promise<void>
}

/** Opens one; whoever opens it closes it. */
export async function openSchool(lessons?: number, tasksInEach?: number): Promise<School> {
  const folder = await makeDataFolder()
  const seed = openPrimary(folder.path)
  const course = await insertCourse(seed, lessons, tasksInEach)
  seed.close()
  const [parked, failures]: [School['parked'], string[]] = [[], []]
  const data = await openData(folder.dataDir, {
    onParked: (one) => parked.push(one),
    onFailed: (detail) => failures.push(detail),
  })
  return {
    dataDir: folder.dataDir,
    path: folder.path,
    data,
    course,
    parked,
    failures,
    async close() {
      await data.close()
      await folder.remove()
    },
  }
}

/** A learner of this school, who has taken up its course. */
export async function enrollLearner(school: School, timeZone?: string): Promise<EntryAuthor> {
  const primary = openPrimary(school.path)
  const learner = await insertLearner(primary, timeZone)
  primary.close()
  const { courseId } = school.course
  const occasion = { nowMs: Date.now(), newId: () => ulid() }
  const enrolled = await enrollInCourse(school.data.journal, learner, { courseId, priceCents: 0 }, occasion)
  if (!enrolled.ok) throw new Error(enrolled.reason)
  return learner
}

/** What loaders and actions of this school are given. */
export function contextOf(school: School, nowMs: () => number = Date.now): AppLoadContext {
  const context = createRequestContext({
    data: school.data,
    runSql,
    sessionSecret: 'a secret that is long enough for tests',
    isHttps: false,
    hasDemoAccounts: false,
    log: createLog('silent'),
  })
  return { ...context({ locals: {} }), nowMs }
}

/** Hands in an answer at an instant, as a task's form does. */
export function answer(
  school: School,
  learner: EntryAuthor,
  task: TaskFixture,
  given: { readonly answer: Json; readonly nowMs?: number; readonly id?: string },
) {
  const revision = findTaskRevision(school.data.replica, task.taskId, task.revisionId)
  if (!revision) throw new Error(`there is no task ${task.taskId}`)
  const handles = { reader: school.data.replica, journal: school.data.journal, runSql }
  const submission = { id: given.id ?? ulid(), task: revision, answer: given.answer }
  return submitAttempt(handles, learner, submission, given.nowMs ?? Date.now())
}

/** No task of the fixture runs SQL. */
export const runSql: RunSql = async () => ({ kind: 'error', message: 'nothing runs here' })

/** Waits until the journal has nothing left to ship. */
export async function untilShipped({ data }: School): Promise<void> {
  await until(() => data.journal.readBacklog().pending === 0)
}

/** Waits for something that will come true within ten seconds. */
export async function until(isTrue: () => boolean): Promise<void> {
  const deadlineMs = performance.now() + 10_000
  while (!isTrue()) {
    if (performance.now() > deadlineMs) throw new Error(`it did not come true: ${isTrue.toString()}`)
    await sleep(5)
  }
}

/** Takes the write lock of a database on a connection of its own, and returns how to let it go. */
export async function holdWriteLock(path: string): Promise<() => void> {
  const connection = Connection.openWritable(path)
  for (;;) {
    try {
      connection.exec('BEGIN IMMEDIATE')
      break
    } catch (error) {
      if (!isBusy(error)) throw error
      await sleep(2)
    }
  }
  return () => {
    connection.exec('ROLLBACK')
    connection.close()
  }
}
