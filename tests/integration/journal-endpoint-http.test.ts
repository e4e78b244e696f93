import { gzipSync } from 'node:zlib'
import type { AppLoadContext } from '@remix-run/node'
import * as fc from 'fast-check'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLostJournal } from '#app/data/journal/lost-journal.server.ts'
import type { EntryAuthor } from '#app/entries.ts'
import { endSession } from '#app/features/user/end-session.server.ts'
import { readSession } from '#app/features/user/find-viewer.server.ts'
import { JOURNAL_BODY_LIMIT_BYTES, MAX_SENT_ENTRIES } from '#app/server/journal-endpoint.ts'
import type { TaskFixture } from './course-fixture.ts'
import { cookieOf, post, queued, queuedAnswer, serveJournal, type JournalServer } from './journal-browser.ts'
import { queryRows } from './migrated-database.ts'
import { contextOf, enrollLearner, openSchool, untilShipped, type School } from './open-school.ts'

let school: School
let context: AppLoadContext
let server: JournalServer
let learner: EntryAuthor
let cookie: string
let task: TaskFixture

beforeAll(async () => {
  school = await openSchool(1, 1)
  const [first] = school.course.tasks
  if (!first) throw new Error('the course has a task')
  task = first
  context = contextOf(school)
  learner = await enrollLearner(school)
  cookie = await cookieOf(context, learner)
  server = await serveJournal({ context, journal: school.data.journal, isReplicaOpen: () => true })
})

afterAll(async () => {
  server.close()
  await school.close()
})

const bodyOf = (...entries: readonly unknown[]) => JSON.stringify({ entries })
const countEntries = async (): Promise<unknown> => {
  await untilShipped(school)
  return queryRows(school.path, 'SELECT count(*) AS entries FROM Entry')
}

describe('whoever is not signed in', () => {
  it.each([
    ['without a cookie', async () => null],
    ['with a cookie that was tampered with', async () => `${cookie.slice(0, -3)}AAA`],
    ['with a cookie that says nothing', async () => 'hs_session='],
    ['with a session that is over', () => cookieOf(context, learner, { expiresAtMs: Date.now() - 1 })],
    ['with a password that was changed', () => cookieOf(context, learner, { credentialVersion: -1 })],
    ['as somebody who does not exist', () => cookieOf(context, { ...learner, userId: ulid() })],
    [
      'after signing out',
      async () => {
        const sessionId = ulid()
        const left = await cookieOf(context, learner, { sessionId })
        const request = new Request(server.origin, { headers: { Cookie: left } })
        const session = await readSession({ request, context })
        if (session.kind !== 'viewer') throw new Error('a viewer was expected')
        await endSession(context.journal, session.viewer, { nowMs: Date.now(), newId: ulid })
        return left
      },
    ],
  ])('is told so, and nothing is kept: %s', async (_, makeCookie) => {
    const foreign = await makeCookie()
    const before = await countEntries()
    const reply = await post(server.origin, foreign, bodyOf(queuedAnswer(task)))
    expect(reply).toMatchObject({ status: 401, body: { code: 'signed-out' } })
    expect(await countEntries()).toEqual(before)
  })

  it('but came from another site is refused like every other change', async () => {
    const evil = { Origin: 'https://evil.example' }
    expect(await post(server.origin, cookie, bodyOf(queuedAnswer(task)), evil)).toMatchObject({ status: 403 })
  })
})

describe('a body', () => {
  it('may hold nothing', async () => {
    expect(await post(server.origin, cookie, bodyOf())).toMatchObject({ status: 200, body: { results: [] } })
  })

  it('is answered so that nobody keeps the answer', async () => {
    const { headers } = await post(server.origin, cookie, bodyOf(queuedAnswer(task)))
    expect(headers.get('cache-control')).toBe('private, no-store')
  })

  it.each([
    ['entries', '{}'],
    ['entries', '[]'],
    ['entries', '{"entries": null}'],
    ['entries', '{"entries": {"length": 1, "0": {}}}'],
    ['entries', '{"__proto__": {"entries": []}}'],
    ['entries', JSON.stringify({ entries: Array.from({ length: MAX_SENT_ENTRIES + 1 }, () => 1) })],
    ['entries', ''],
    ['body', '7'],
    ['body', '{"entries": ['],
    ['body', 'entries=1'],
  ])('that is none is refused with the field %s: %s', async (field, body) => {
    const reply = await post(server.origin, cookie, body)
    expect(reply).toMatchObject({ status: 400, body: { field } })
  })

  it('may be as long as the limit, and not a byte longer', async () => {
    const fill = (bytes: number) => bodyOf().padEnd(bytes, ' ')
    const longest = await post(server.origin, cookie, fill(JOURNAL_BODY_LIMIT_BYTES))
    expect(longest).toMatchObject({ status: 200, body: { results: [] } })
    const reply = await post(server.origin, cookie, fill(JOURNAL_BODY_LIMIT_BYTES + 1))
    expect(reply).toMatchObject({ status: 413, body: { code: 'too-long' } })
  })

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'application/jsonx', ''])(
    'that is no JSON by its own word is refused: %j',
    async (type) => {
      const reply = await post(server.origin, cookie, bodyOf(), { 'Content-Type': type })
      expect(reply).toMatchObject({ status: 415, body: { code: 'not-json' } })
    },
  )

  it('is not unpacked', async () => {
    const bomb = new Uint8Array(gzipSync(bodyOf().padEnd(50_000_000, ' ')))
    const reply = await post(server.origin, cookie, bomb, { 'Content-Encoding': 'gzip' })
    expect(reply).toMatchObject({ status: 400, body: { code: 'not-readable' } })
  })
})

describe('what nobody would send', () => {
  it('in the place of an entry is answered in its place, and never with a failure', async () => {
    const anything = fc.oneof(fc.jsonValue({ maxDepth: 6 }), entryLike())
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { maxLength: 8 }), async (entries) => {
        const reply = await post(server.origin, cookie, bodyOf(...entries))
        expect(reply.status).toBe(200)
        expect(reply.body.results).toHaveLength(entries.length)
      }),
      { numRuns: 150 },
    )
    expect(server.errors).toEqual([])
  })

  it('as a body never ends in a failure', async () => {
    const bodies = fc.oneof(
      fc.json(),
      fc.string(),
      fc.json().map((json) => `{"entries": ${json}}`),
    )
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const { status } = await post(server.origin, cookie, body)
        expect([200, 400]).toContain(status)
      }),
      { numRuns: 150 },
    )
    expect(server.errors).toEqual([])
  })

  it('nested to the bottom is refused, and harms none of its neighbours', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const first = JSON.stringify(
      queued('attempt.v1', { taskId: task.taskId, topicSlug: 'x', answer: 'DEEP' }),
    )
    const body = `{"entries": [${first.replace('"DEEP"', deep)}, ${JSON.stringify(queuedAnswer(task))}, ${deep}]}`
    const reply = await post(server.origin, cookie, body)
    expect(reply.body.results).toMatchObject([
      { code: 'not-readable' },
      { status: 'kept' },
      { id: null, code: 'not-readable' },
    ])
  })

  /** An entry of which anything may be wrong. */
  function entryLike(): fc.Arbitrary<unknown> {
    const noise = fc.record(
      {
        id: fc.oneof(fc.ulid(), fc.jsonValue()),
        kind: fc.oneof(
          fc.constantFrom('attempt.v1', 'enrolled.v1', 'constructor', '__proto__'),
          fc.jsonValue(),
        ),
        deviceSeq: fc.oneof(fc.nat(), fc.double()),
        at: fc.oneof(
          fc.date({ noInvalidDate: true }).map((at) => at.toISOString()),
          fc.string(),
        ),
        timeZone: fc.oneof(fc.constantFrom('UTC', 'utc', 'Asia/Tokyo', '+05:00'), fc.string()),
        localDay: fc.oneof(fc.constant('1970-01-01'), fc.string()),
        revisionId: fc.oneof(fc.ulid(), fc.jsonValue()),
        payload: fc.oneof(
          fc.jsonValue(),
          fc.record({ taskId: fc.constant(task.taskId), topicSlug: fc.string(), answer: fc.jsonValue() }),
        ),
        ['__proto__']: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    return noise.map((change) => ({ ...queuedAnswer(task), ...change }))
  }
})

describe('a journal that cannot keep anything', () => {
  it('is told as such, with nothing acknowledged', async () => {
    const journal = openLostJournal('the disk is full')
    const broken = await serveJournal({
      context: { ...context, journal },
      journal,
      isReplicaOpen: () => true,
    })
    const reply = await post(broken.origin, cookie, bodyOf({ kind: 'x' }, queuedAnswer(task)))
    expect(reply).toMatchObject({ status: 503, body: { code: 'unavailable' } })
    expect(reply.headers.get('retry-after')).toBe('2')
    expect(reply.body.results).toBeUndefined()
    broken.close()
  })
})

describe('somebody whose account is on its way to this server', () => {
  it('is asked to come again, and is not signed out', async () => {
    const behind = await serveJournal({
      context: { ...context, isBehind: true },
      journal: school.data.journal,
      isReplicaOpen: () => true,
    })
    const newcomer = await cookieOf(context, { ...learner, userId: ulid() })
    expect(await post(behind.origin, newcomer, bodyOf(queuedAnswer(task)))).toMatchObject({ status: 503 })
    behind.close()
  })
})
