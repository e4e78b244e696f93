import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { openPrimaryHttp, type PrimaryHttp } from '#app/data/primary-http.server.ts'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import { toIso } from '#app/kernel/time.ts'
import type { Programs } from './bundle-programs.ts'
import type { BenchLearner, SchoolFacts } from './school-facts.ts'
import { makeSessionCookie } from './session-cookie.ts'
import { startNode } from './start-node.ts'

/** Fills an empty primary as a node does that starts first, and adds learners who have taken up its course. */
export async function prepareSchool(
  programs: Programs,
  primaryUrl: string,
  learnerCount: number,
): Promise<SchoolFacts> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hedgeschool-bench-'))
  const node = await startNode(programs, { dataDir, primaryUrl, loadsContent: true })
  await node.untilSaid('The school is complete', 90_000)
  await node.kill()
  await rm(dataDir, { recursive: true, force: true })
  const http = openPrimaryHttp({ url: primaryUrl })
  const place = await findPlace(http)
  const learners = await addLearners(http, place.courseId, learnerCount)
  http.close()
  return { ...place, learners }
}

/** A lesson of the course that has a task with choices. */
async function findPlace(http: PrimaryHttp): Promise<Omit<SchoolFacts, 'learners'>> {
  const asked = await http.ask(
    tables
      .selectFrom('Task')
      .innerJoin('Lesson', 'Lesson.id', 'Task.lessonId')
      .innerJoin('Module', 'Module.id', 'Lesson.moduleId')
      .innerJoin('Course', 'Course.id', 'Module.courseId')
      .select(['Course.id as courseId', 'Course.slug as courseSlug', 'Lesson.id as lessonId'])
      .select(['Lesson.slug as lessonSlug', 'Lesson.currentRevisionId as lessonRevisionId'])
      .select(['Task.id as taskId', 'Task.currentRevisionId as revisionId', 'Task.topicSlug'])
      .where('Task.type', '=', 'single-choice')
      .orderBy('Module.order')
      .orderBy('Lesson.order')
      .limit(1),
  )
  const found = asked.ok ? asked.value[0] : undefined
  if (!found) throw new Error('the primary has no task to answer')
  const { taskId, revisionId, topicSlug, lessonRevisionId, ...lesson } = found
  return {
    ...lesson,
    lessonRevisionId: lessonRevisionId ?? '',
    task: { taskId, revisionId: revisionId ?? '', topicSlug },
  }
}

async function addLearners(http: PrimaryHttp, courseId: string, count: number): Promise<BenchLearner[]> {
  const learners = await Promise.all(
    Array.from({ length: count }, async () => {
      const [userId, deviceId] = [ulid(), ulid()]
      return { userId, deviceId, cookie: await makeSessionCookie(userId, deviceId) }
    }),
  )
  const added = await http.batch(
    learners.flatMap(({ userId }) => insertLearner(userId, courseId)),
    'write',
    30_000,
  )
  if (!added.ok) throw new Error(`the learners could not be added: ${JSON.stringify(added.reason)}`)
  return learners
}

function insertLearner(userId: string, courseId: string): Statement[] {
  const now = toIso(Date.now())
  const stamps = { createdAt: now, updatedAt: now }
  const names = { email: `${userId.toLowerCase()}@example.com`, name: 'A learner', username: userId }
  const taken = { id: ulid(), userId, courseId, startedAt: now }
  return [
    toStatement(tables.insertInto('User').values({ id: userId, ...names, timeZone: 'UTC', ...stamps })),
    toStatement(tables.insertInto('Enrollment').values({ ...taken, ...stamps })),
  ]
}
