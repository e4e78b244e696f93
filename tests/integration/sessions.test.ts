import type { AppLoadContext } from '@remix-run/node'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import { makeEntry } from '#app/entries.ts'
import { beginSession } from '#app/features/user/begin-session.server.ts'
import { createUser, type CreatedUser } from '#app/features/user/create-user.server.ts'
import { endSession } from '#app/features/user/end-session.server.ts'
import { findUserByPassword } from '#app/features/user/find-user-by-password.server.ts'
import { findViewer, type Viewer } from '#app/features/user/find-viewer.server.ts'
import { SESSION_MS, type SessionClaims } from '#app/features/user/rules/session.ts'
import { commit } from './course-fixture.ts'
import { queryRows } from './migrated-database.ts'
import { contextOf, holdWriteLock, openSchool, untilShipped, type School } from './open-school.ts'

const PASSWORD = 'correct horse battery staple'

let school: School
let context: AppLoadContext
let nowMs = Date.now()

beforeAll(async () => {
  school = await openSchool()
  context = contextOf(school, () => nowMs)
})

afterAll(() => school.close())

const occasion = () => ({ nowMs, newId: context.newId })
const change = (...statements: Statement[]) => commit(school.data.primary, statements)

async function signUp(email = `${ulid().toLowerCase()}@example.com`): Promise<CreatedUser> {
  const person = { name: 'Ada', email, password: PASSWORD, role: 'STUDENT', timeZone: 'Asia/Tokyo' } as const
  const created = await createUser(context.primary, person, occasion())
  if (!created.ok) throw new Error(created.reason)
  return created.value
}

async function signIn(user: CreatedUser): Promise<SessionClaims> {
  const start = { ...user, deviceId: ulid(), userAgent: 'Firefox/146.0 (X11; Linux)' }
  const begun = await beginSession(context.journal, start, occasion())
  if (!begun.ok) throw new Error(begun.reason)
  return begun.value
}

/** Who a browser with this cookie is. */
async function viewerOf(claims: unknown, tamper = (cookie: string) => cookie): Promise<Viewer | null> {
  const [cookie = ''] = (await context.sessionCookie.serialize(claims)).split(';')
  const request = new Request('https://school.example/', { headers: { Cookie: tamper(cookie) } })
  return findViewer({ request, context })
}

async function arrive(): Promise<{
  readonly user: CreatedUser
  readonly claims: SessionClaims
  readonly viewer: Viewer
}> {
  const user = await signUp()
  const claims = await signIn(user)
  const viewer = await viewerOf(claims)
  if (!viewer) throw new Error('a viewer was expected')
  return { user, claims, viewer }
}

describe('an account', () => {
  it('is made with its profile, its password as a hash, and a line in the audit log that gives nothing away', async () => {
    const { userId } = await signUp('grace@example.com')
    const [user] = queryRows(school.path, `SELECT * FROM User WHERE id = '${userId}'`)
    expect(user).toMatchObject({
      email: 'grace@example.com',
      role: 'STUDENT',
      timeZone: 'Asia/Tokyo',
      xp: 0,
      level: 1,
    })
    expect(user?.['username']).not.toContain('grace')
    const [password] = queryRows(school.path, `SELECT hash, version FROM Password WHERE userId = '${userId}'`)
    expect(password?.['hash']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(queryRows(school.path, `SELECT id FROM UserProfile WHERE userId = '${userId}'`)).toHaveLength(1)
    const [audit] = queryRows(school.path, `SELECT * FROM AuditLog WHERE entityId = '${userId}'`)
    expect(audit).toMatchObject({ actorId: userId, operation: 'create-user', after: '{"role":"STUDENT"}' })
  })

  it('is not made twice for one address, not even at the same moment', async () => {
    const email = 'twice@example.com'
    const person = { name: 'A', email, password: PASSWORD, role: 'STUDENT' } as const
    const made = await Promise.all([1, 2, 3].map(() => createUser(context.primary, person, occasion())))
    expect(made.filter(({ ok }) => ok)).toHaveLength(1)
    expect(made.filter((one) => !one.ok && one.reason === 'email-taken')).toHaveLength(2)
    expect(queryRows(school.path, `SELECT id FROM User WHERE email = '${email}'`)).toHaveLength(1)
  })

  it('is on Greenwich time when its zone is not known', async () => {
    const person = {
      name: 'A',
      email: 'mars@example.com',
      password: PASSWORD,
      role: 'STUDENT',
      timeZone: 'Mars/Base',
    } as const
    expect(await createUser(context.primary, person, occasion())).toMatchObject({
      value: { timeZone: 'UTC' },
    })
  })

  it('is found by its address and its password, and by nothing less', async () => {
    const email = 'found@example.com'
    const user = await signUp(email)
    const find = (password: string, address = email) =>
      findUserByPassword(context.reader, { email: address, password })
    expect(await find(PASSWORD)).toEqual(user)
    expect(await find(`${PASSWORD} `)).toBeNull()
    expect(await find('')).toBeNull()
    expect(await find(PASSWORD, 'nobody@example.com')).toBeNull()
    expect(await find(PASSWORD, 'Found@example.com')).toBeNull()
    await change(
      toStatement(tables.updateTable('User').set({ status: 'SUSPENDED' }).where('id', '=', user.userId)),
    )
    expect(await find(PASSWORD)).toBeNull()
  })
})

describe('a session', () => {
  it('is good at once, while the primary is out of reach as well, and becomes a row', async () => {
    const user = await signUp()
    const release = await holdWriteLock(school.path)
    const claims = await signIn(user)
    const viewer = {
      userId: user.userId,
      sessionId: claims.sessionId,
      deviceId: claims.deviceId,
      name: 'Ada',
    }
    expect(await viewerOf(claims)).toMatchObject({ ...viewer, role: 'STUDENT', timeZone: 'Asia/Tokyo' })
    release()
    await untilShipped(school)
    expect(await viewerOf(claims)).toMatchObject(viewer)
    expect(queryRows(school.path, `SELECT * FROM Session WHERE id = '${claims.sessionId}'`)).toMatchObject([
      { userId: user.userId, deviceId: claims.deviceId, deviceLabel: 'Firefox on Linux', endedAt: null },
    ])
  })

  it('that was ended is refused at once, before the primary knows, and ever after', async () => {
    const { claims, viewer } = await arrive()
    const elsewhere = await signIn({ userId: claims.userId, credentialVersion: 1, timeZone: 'UTC' })
    const release = await holdWriteLock(school.path)
    expect(await endSession(context.journal, viewer, occasion())).toEqual({ ok: true, value: null })
    expect(await viewerOf(claims)).toBeNull()
    expect(await viewerOf(elsewhere)).not.toBeNull()
    release()
    await untilShipped(school)
    expect(await viewerOf(claims)).toBeNull()
    expect(await viewerOf(elsewhere)).not.toBeNull()
    const [row] = queryRows(school.path, `SELECT endedAt FROM Session WHERE id = '${claims.sessionId}'`)
    expect(row?.['endedAt']).toBe(new Date(nowMs).toISOString())
  })

  it('is refused once the password has changed, the account is suspended or deleted, or gone', async () => {
    const { claims } = await arrive()
    const { userId } = claims
    const set = (status: 'ACTIVE' | 'SUSPENDED' | 'DELETED') =>
      change(toStatement(tables.updateTable('User').set({ status }).where('id', '=', userId)))
    for (const status of ['SUSPENDED', 'DELETED'] as const) {
      await set(status)
      expect(await viewerOf(claims)).toBeNull()
      await set('ACTIVE')
      expect(await viewerOf(claims)).not.toBeNull()
    }
    await change(toStatement(tables.updateTable('Password').set({ version: 2 }).where('userId', '=', userId)))
    expect(await viewerOf(claims)).toBeNull()
    expect(await viewerOf({ ...claims, credentialVersion: 2 })).not.toBeNull()
    await change(toStatement(tables.deleteFrom('User').where('id', '=', userId)))
    expect(await viewerOf({ ...claims, credentialVersion: 2 })).toBeNull()
  })

  it('is refused when its time is over, to the millisecond', async () => {
    const { claims } = await arrive()
    const startMs = nowMs
    nowMs = startMs + SESSION_MS - 1
    expect(await viewerOf(claims)).not.toBeNull()
    nowMs = startMs + SESSION_MS
    expect(await viewerOf(claims)).toBeNull()
    nowMs = startMs
  })

  it('is nobody when the cookie was tampered with, is missing, or says something else', async () => {
    const { claims } = await arrive()
    const half = (cookie: string) => cookie.slice(0, cookie.length / 2)
    const flip = (cookie: string) => cookie.replace(/.(?=.{60})/, (letter) => (letter === 'A' ? 'B' : 'A'))
    const unsigned = (cookie: string) => cookie.replace(/\.[^.]*$/, '')
    const forged = () => `hs_session=${btoa(JSON.stringify(claims))}.${'A'.repeat(43)}`
    for (const tamper of [
      half,
      flip,
      unsigned,
      forged,
      () => '',
      () => 'hs_session=',
      () => 'hs_session=null',
    ]) {
      expect(await viewerOf(claims, tamper)).toBeNull()
    }
    const wrong = [
      null,
      'text',
      {},
      { ...claims, userId: 'x' },
      { ...claims, expiresAtMs: 'never' },
      [claims],
    ]
    for (const cookie of wrong) expect(await viewerOf(cookie)).toBeNull()
    expect(await viewerOf({ ...claims, userId: ulid() })).toBeNull()
  })
})

describe('somebody else', () => {
  it('cannot end a session, nor keep it from being ended', async () => {
    const [owner, stranger] = [await arrive(), await arrive()]
    await untilShipped(school)
    const payload = { sessionId: owner.claims.sessionId }
    const forged = makeEntry('session-ended.v1', stranger.viewer, payload, { id: ulid(), nowMs })
    await context.journal.append(forged)
    expect(await viewerOf(owner.claims)).not.toBeNull()
    await untilShipped(school)
    expect(await viewerOf(owner.claims)).not.toBeNull()
    const row = `SELECT endedAt FROM Session WHERE id = '${owner.claims.sessionId}'`
    expect(queryRows(school.path, row)).toEqual([{ endedAt: null }])

    await endSession(context.journal, owner.viewer, occasion())
    await untilShipped(school)
    expect(await viewerOf(owner.claims)).toBeNull()
    expect(await viewerOf(stranger.claims)).not.toBeNull()
  })

  it('cannot rename a device', async () => {
    const [owner, stranger] = [await arrive(), await arrive()]
    const start = { ...stranger.user, deviceId: owner.claims.deviceId, userAgent: 'Chrome/1 (Windows)' }
    await beginSession(context.journal, start, occasion())
    await untilShipped(school)
    const [device] = queryRows(school.path, `SELECT * FROM Device WHERE id = '${owner.claims.deviceId}'`)
    expect(device).toMatchObject({ userId: owner.user.userId, label: 'Firefox on Linux' })
  })
})
