import type { AppLoadContext } from '@remix-run/node'
import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import type { EntryAuthor } from '#app/entries.ts'
import { readSessionOf } from '#app/features/user/find-viewer.server.ts'
import { DAY_MS, toIso } from '#app/kernel/time.ts'
import { cookieOf } from './journal-browser.ts'
import { insertLearner, openPrimary } from './migrated-database.ts'
import { contextOf, openSchool, type School } from './open-school.ts'

let school: School
let nowMs: number
/** One for all requests, as in a server. */
let context: AppLoadContext
let learner: EntryAuthor
let sessionId: string
let cookie: string

beforeAll(async () => {
  school = await openSchool()
  context = contextOf(school, () => nowMs)
})
afterAll(() => school.close())

beforeEach(async () => {
  nowMs = Date.now()
  const primary = openPrimary(school.path)
  learner = await insertLearner(primary)
  primary.close()
  sessionId = ulid()
  cookie = await cookieOf(context, learner, { sessionId })
  if ((await whoAsks(cookie)) === null) throw new Error('the cookie is good at first')
})

async function whoAsks(sent: string): Promise<string | null> {
  const state = await readSessionOf(sent, context)
  return state.kind === 'viewer' ? state.viewer.userId : null
}

const stamp = () => toIso(nowMs)

describe('a session cookie that was seen before', () => {
  it('is good again, and only for its own learner', async () => {
    const primary = openPrimary(school.path)
    const other = await insertLearner(primary)
    primary.close()
    const theirs = await cookieOf(context, other)
    expect([await whoAsks(theirs), await whoAsks(cookie)]).toEqual([other.userId, learner.userId])
    expect([await whoAsks(theirs), await whoAsks(cookie)]).toEqual([other.userId, learner.userId])
  })

  it('expires', async () => {
    nowMs += DAY_MS
    expect(await whoAsks(cookie)).toBeNull()
  })

  it('is void once its session is revoked', async () => {
    const ended = {
      id: ulid(),
      userId: learner.userId,
      kind: 'SESSION',
      sessionId,
      createdAt: stamp(),
    } as const
    await school.data.primary.commit([toStatement(tables.insertInto('Revocation').values(ended))])
    expect(await whoAsks(cookie)).toBeNull()
  })

  it('is void once the password has been changed', async () => {
    const password = { id: ulid(), userId: learner.userId, hash: 'h', version: 1 }
    const stamps = { createdAt: stamp(), updatedAt: stamp() }
    await school.data.primary.commit([
      toStatement(tables.insertInto('Password').values({ ...password, ...stamps })),
    ])
    expect(await whoAsks(cookie)).toBeNull()
  })
})
