import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLostJournal } from '#app/data/journal/lost-journal.server.ts'
import { makeEntry, type EntryAuthor } from '#app/entries.ts'
import { DAY_MS, localDay, MINUTE_MS, toIso } from '#app/kernel/time.ts'
import { asKey, ask, asSession, describeTopics, serveApi, type ApiServer } from './api-server.ts'
import type { TaskFixture } from './course-fixture.ts'
import { insertLearner, openPrimary } from './migrated-database.ts'
import { enrollLearner, openSchool, untilShipped, type School } from './open-school.ts'

let school: School
let server: ApiServer
let learner: EntryAuthor
let session: Readonly<Record<string, string>>
let task: TaskFixture
let other: TaskFixture

beforeAll(async () => {
  school = await openSchool(1, 3)
  await describeTopics(school)
  const [first, second] = school.course.tasks
  if (!first || !second) throw new Error('the course has tasks')
  ;[task, other] = [first, second]
  server = await serveApi(school)
  learner = await enrollLearner(school, 'America/New_York')
  session = await asSession(server, learner)
})

afterAll(async () => {
  server.close()
  await school.close()
})

const JSON_TYPE = { 'Content-Type': 'application/json' }

function bodyOf(change: Readonly<Record<string, unknown>> = {}) {
  const { taskId, topicSlug, revisionId, right } = task
  return { taskId, topicSlug, revisionId, answer: right, ...change }
}

function submit(body: unknown, headers = session, to: ApiServer = server) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return ask(to, '/api/tasks/submit', { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: text })
}

describe('POST /api/tasks/submit', () => {
  it('grades, pays and says where one stands', async () => {
    const newcomer = await enrollLearner(school, 'Asia/Tokyo')
    const { headers } = await asKey(server, newcomer.userId)
    const id = ulid()
    const reply = await submit(bodyOf({ id }), headers)
    expect(reply).toMatchObject({
      status: 200,
      body: {
        xpResult: { xpEarned: 10, multiplier: '1', reason: 'full', level: 2 },
        userXP: { topicSlug: task.topicSlug, currentXp: 10, level: 2 },
        attempt: { id, taskId: task.taskId, revisionId: task.revisionId, isCorrect: true },
      },
    })
    expect(reply.headers.get('cache-control')).toBe('private, no-store')
    const wrong = await submit(bodyOf({ answer: task.wrong }), headers)
    expect(wrong).toMatchObject({
      status: 200,
      body: { xpResult: { xpEarned: 0, reason: 'wrong' }, attempt: { isCorrect: false } },
    })
    expect(server.errors).toEqual([])
  })

  it('counts what is sent again once, and answers as the first time', async () => {
    const author = await asSession(server, await enrollLearner(school))
    const body = bodyOf({ id: ulid() })
    const first = await submit(body, author)
    expect(first).toMatchObject({ status: 200, body: { xpResult: { xpEarned: 10 } } })
    expect(await submit(body, author)).toMatchObject({ status: 200, body: first.body })
    await untilShipped(school)
    const later = await submit(body, author)
    expect(later).toMatchObject({
      status: 200,
      body: { xpResult: { xpEarned: 10 }, userXP: { currentXp: 10 } },
    })
  })

  it('keeps the first of two contents under one id, whoever sends the second', async () => {
    const id = ulid()
    expect(await submit(bodyOf({ id }))).toMatchObject({ status: 200 })
    const conflict = { status: 409, body: { code: 'DUPLICATE_ENTRY', field: 'id' } }
    const foreign = await asSession(server, await enrollLearner(school))
    for (const isShipped of [false, true]) {
      if (isShipped) await untilShipped(school)
      expect(await submit(bodyOf({ id, answer: task.wrong }))).toMatchObject(conflict)
      const { taskId, topicSlug, revisionId } = other
      expect(await submit(bodyOf({ id, taskId, topicSlug, revisionId }))).toMatchObject(conflict)
      expect(await submit(bodyOf({ id }), foreign)).toMatchObject(conflict)
    }
  })

  it('refuses the id of something else that was done', async () => {
    const stranger = await enrollLearner(school)
    const id = ulid()
    const { courseId } = school.course
    const begun = makeEntry('enrolled.v1', stranger, { courseId }, { id, nowMs: Date.now() })
    await server.context.journal.append(begun)
    expect(await submit(bodyOf({ id }), await asSession(server, stranger))).toMatchObject({ status: 409 })
  })

  it('counts an answer for the moment and the place that it names', async () => {
    const author = await asSession(server, await enrollLearner(school))
    const atMs = Date.now() - 2 * DAY_MS
    const reply = await submit(bodyOf({ at: toIso(atMs), timeZone: 'pacific/KIRITIMATI' }), author)
    const day = localDay(atMs, 'Pacific/Kiritimati')
    expect(reply).toMatchObject({ status: 200, body: { attempt: { at: toIso(atMs), localDay: day } } })
    const offset = await submit(bodyOf({ at: '2026-01-02T03:04:05+02:00' }), author)
    expect(offset).toMatchObject({ status: 200, body: { attempt: { at: '2026-01-02T01:04:05.000Z' } } })
  })

  it('pays nothing for what comes too late', async () => {
    const author = await asSession(server, await enrollLearner(school))
    const reply = await submit(bodyOf({ at: toIso(Date.now() - 40 * DAY_MS) }), author)
    expect(reply).toMatchObject({ status: 200, body: { xpResult: { xpEarned: 0, reason: 'too-old' } } })
  })

  it.each([
    ['NOT_FOUND', 404, 'taskId', () => ({ taskId: ulid() })],
    ['VALIDATION_ERROR', 400, 'revisionId', () => ({ revisionId: other.revisionId })],
    ['VALIDATION_ERROR', 400, 'revisionId', () => ({ revisionId: ulid() })],
    ['VALIDATION_ERROR', 400, 'topicSlug', () => ({ topicSlug: other.topicSlug })],
    ['VALIDATION_ERROR', 400, 'answer', () => ({ answer: '1' })],
    ['VALIDATION_ERROR', 400, 'answer.choice', () => ({ answer: { choice: 1 } })],
    ['VALIDATION_ERROR', 400, 'answer.choice', () => ({ answer: {} })],
    ['VALIDATION_ERROR', 400, 'answer', () => ({ answer: undefined })],
    ['VALIDATION_ERROR', 400, 'taskId', () => ({ taskId: 'x' })],
    ['VALIDATION_ERROR', 400, 'id', () => ({ id: ulid().toLowerCase() })],
    ['VALIDATION_ERROR', 400, 'at', () => ({ at: toIso(Date.now() + 6 * MINUTE_MS) })],
    ['VALIDATION_ERROR', 400, 'at', () => ({ at: '2026-02-30T00:00:00Z' })],
    ['VALIDATION_ERROR', 400, 'at', () => ({ at: '0000-01-01T00:00:00Z' })],
    ['VALIDATION_ERROR', 400, 'at', () => ({ at: Date.now() })],
    ['VALIDATION_ERROR', 400, 'timeZone', () => ({ timeZone: 'Mars/Base' })],
    ['VALIDATION_ERROR', 400, 'timeZone', () => ({ timeZone: '' })],
    ['VALIDATION_ERROR', 400, 'isCorrect', () => ({ isCorrect: true })],
    ['VALIDATION_ERROR', 400, 'xpEarned', () => ({ xpEarned: 1_000 })],
    ['VALIDATION_ERROR', 400, 'userId', () => ({ userId: learner.userId })],
  ] as const)('answers %s (%i) naming %s', async (code, status, field, change) => {
    expect(await submit(bodyOf(change()))).toMatchObject({ status, body: { code, field } })
  })

  it.each(['', '{', 'null', '7', '[]', '"x"'])('refuses the body %j', async (body) => {
    expect(await submit(body)).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_ERROR', field: 'body' },
    })
  })

  it('refuses names that mean something to JavaScript', async () => {
    const text = JSON.stringify(bodyOf()).replace('{', '{"__proto__": {"isCorrect": true}, ')
    expect(await submit(text)).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } })
  })

  it('accepts a clock that is five minutes ahead', async () => {
    const author = await asSession(server, await enrollLearner(school))
    expect(await submit(bodyOf({ at: toIso(Date.now() + 4 * MINUTE_MS) }), author)).toMatchObject({
      status: 200,
    })
  })

  it('is for who is signed in and has taken the course', async () => {
    expect(await submit(bodyOf(), { Origin: server.origin })).toMatchObject({
      status: 401,
      body: { code: 'UNAUTHENTICATED' },
    })
    const primary = openPrimary(school.path)
    const visitor = await asSession(server, await insertLearner(primary))
    primary.close()
    expect(await submit(bodyOf(), visitor)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } })
  })

  it('with a cookie has to come from this site; with a key from anywhere', async () => {
    const { Cookie = '' } = session
    const forbidden = { status: 403, body: { code: 'FORBIDDEN' } }
    expect(await submit(bodyOf(), { Cookie })).toMatchObject(forbidden)
    expect(await submit(bodyOf(), { Cookie, Origin: 'https://evil.example' })).toMatchObject(forbidden)
    const { headers } = await asKey(server, learner.userId)
    expect(await submit(bodyOf(), headers)).toMatchObject({ status: 200 })
    expect(await submit(bodyOf(), { ...headers, Origin: 'https://tool.example' })).toMatchObject({
      status: 200,
    })
  })

  it('takes JSON of at most 256 kB, by POST', async () => {
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
    expect(await submit(bodyOf(), { ...session, ...form })).toMatchObject({
      status: 415,
      body: { code: 'NOT_JSON' },
    })
    const long = JSON.stringify(bodyOf()).padEnd(300_000, ' ')
    expect(await submit(long)).toMatchObject({ status: 413, body: { code: 'TOO_LONG' } })
    const wrongMethod = { status: 405, body: { code: 'METHOD_NOT_ALLOWED' } }
    expect(await ask(server, '/api/tasks/submit', { headers: session })).toMatchObject(wrongMethod)
    expect(await ask(server, '/api/tasks/submit', { method: 'PUT', headers: session })).toMatchObject(
      wrongMethod,
    )
    const posted = { method: 'POST', headers: { ...session, ...JSON_TYPE }, body: '{}' } as const
    for (const path of ['/api/xp/user', '/api/reviews/due', '/api/openapi.json']) {
      expect(await ask(server, path, posted)).toMatchObject(wrongMethod)
    }
  })

  it('acknowledges nothing where nothing can be kept', async () => {
    const broken = await serveApi(school, { journal: openLostJournal('the disk is full') })
    const reply = await submit(bodyOf({ id: ulid() }), await asSession(broken, learner), broken)
    broken.close()
    expect(reply).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } })
    expect(reply.headers.get('retry-after')).toBe('2')
  })

  it('says in JSON that there is nothing to read from', async () => {
    const empty = await serveApi(school, { isReplicaOpen: () => false })
    const reply = await ask(empty, '/api/xp/user?topicSlug=x', { headers: session })
    empty.close()
    expect(reply).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } })
  })
})

describe('GET /api/xp/user', () => {
  const read = (query: string, headers = session) => ask(server, `/api/xp/user${query}`, { headers })

  it('says where one stands, before and after the first answer', async () => {
    const newcomer = await enrollLearner(school)
    const author = await asSession(server, newcomer)
    const query = `?topicSlug=${task.topicSlug}`
    expect(await read(query, author)).toMatchObject({
      status: 200,
      body: {
        userXP: { topicSlug: task.topicSlug, currentXp: 0, level: 1, nextReviewDay: null },
        topicConfig: { topicSlug: task.topicSlug, baseTaskXp: 10 },
        completedTaskIds: [],
      },
    })
    await submit(bodyOf(), author)
    const after = { userXP: { currentXp: 10 }, completedTaskIds: [task.taskId] }
    expect(await read(`${query}&userId=${newcomer.userId}`, author)).toMatchObject({
      status: 200,
      body: after,
    })
    await untilShipped(school)
    expect(await read(query, author)).toMatchObject({ status: 200, body: after })
  })

  it.each([
    ['VALIDATION_ERROR', 400, 'topicSlug', () => ''],
    ['VALIDATION_ERROR', 400, 'topicSlug', () => '?topicSlug='],
    ['VALIDATION_ERROR', 400, 'userId', () => `?topicSlug=${task.topicSlug}&userId=me`],
    ['FORBIDDEN', 403, 'userId', () => `?topicSlug=${task.topicSlug}&userId=${ulid()}`],
    ['NOT_FOUND', 404, 'topicSlug', () => '?topicSlug=nothing-of-the-kind'],
  ])('answers %s (%i) naming %s', async (code, status, field, query) => {
    expect(await read(query())).toMatchObject({ status, body: { code, field } })
  })

  it('is for who is signed in', async () => {
    expect(await read('?topicSlug=x', {})).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } })
  })
})

describe('GET /api/reviews/due', () => {
  it('lists what has come back', async () => {
    const author = await asSession(server, await enrollLearner(school))
    const nothing = { count: 0, estimateMinutes: 0, tasks: [] }
    const due = () => ask(server, '/api/reviews/due', { headers: author })
    expect(await due()).toMatchObject({ status: 200, body: nothing })
    await submit(bodyOf({ at: toIso(Date.now() - 10 * DAY_MS) }), author)
    const { taskId, topicSlug } = task
    const one = { status: 200, body: { count: 1, tasks: [{ taskId, topicSlug }] } }
    expect(await due()).toMatchObject(one)
    await untilShipped(school)
    expect(await due()).toMatchObject(one)
    expect(server.errors).toEqual([])
  })
})
