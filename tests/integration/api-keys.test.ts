import type { AppLoadContext } from '@remix-run/node'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import type { EntryAuthor } from '#app/entries.ts'
import { createApiKey } from '#app/features/user/create-api-key.server.ts'
import { listApiKeys } from '#app/features/user/list-api-keys.server.ts'
import { requireApiCaller } from '#app/features/user/require-api-caller.server.ts'
import { revokeApiKey } from '#app/features/user/revoke-api-key.server.ts'
import { API_KEY_PATTERN, MAX_LIVE_KEYS, parseBearer, parseScopes } from '#app/features/user/rules/api-key.ts'
import type { SessionClaims } from '#app/features/user/rules/session.ts'
import { DAY_MS, MINUTE_MS } from '#app/kernel/time.ts'
import { asKey, ask, asSession, serveApi, type ApiServer } from './api-server.ts'
import { commit } from './course-fixture.ts'
import { insertLearner, openPrimary, queryRows } from './migrated-database.ts'
import { openSchool, type School } from './open-school.ts'

let school: School
let server: ApiServer
let learner: EntryAuthor

beforeAll(async () => {
  school = await openSchool(1, 1)
  server = await serveApi(school)
  learner = await arrive()
})

afterAll(async () => {
  server.close()
  await school.close()
})

async function arrive(): Promise<EntryAuthor> {
  const primary = openPrimary(school.path)
  const arrived = await insertLearner(primary)
  primary.close()
  return arrived
}

const create = (userId: string, formId = ulid()) =>
  createApiKey(server.context.primary, userId, { formId, name: 'Mine', scopes: ['xp:read'] }, Date.now())
const revoke = (userId: string, keyId: string) =>
  revokeApiKey(server.context.primary, userId, keyId, { nowMs: Date.now(), newId: ulid })
const statusOf = async (headers: Readonly<Record<string, string>>) =>
  (await ask(server, '/api/reviews/due', { headers })).status

describe('a key', () => {
  it('is kept as a hash, with a line in the audit log that gives nothing away', async () => {
    const { key, keyId } = await asKey(server, learner.userId)
    expect(key).toMatch(API_KEY_PATTERN)
    const [row] = queryRows(school.path, `SELECT * FROM ApiKey WHERE id = '${keyId}'`)
    expect(row).toMatchObject({ userId: learner.userId, prefix: key.slice(0, 11), revokedAt: null })
    expect(row?.['hash']).toMatch(/^[0-9a-f]{64}$/)
    const [audit] = queryRows(school.path, `SELECT * FROM AuditLog WHERE entityId = '${keyId}'`)
    expect(audit).toMatchObject({ actorId: learner.userId, operation: 'create-api-key' })
    expect(JSON.stringify([row, audit])).not.toContain(key.slice(12))
  })

  it('is another each time', async () => {
    const { userId } = await arrive()
    const keys = await Promise.all(Array.from({ length: 5 }, () => asKey(server, userId)))
    expect(new Set(keys.map(({ key }) => key)).size).toBe(5)
  })

  it('is one of twenty at most, however many forms are sent at once', async () => {
    const { userId } = await arrive()
    const made = await Promise.all(Array.from({ length: MAX_LIVE_KEYS + 5 }, () => create(userId)))
    expect(made.filter(({ ok }) => ok)).toHaveLength(MAX_LIVE_KEYS)
    expect(made.filter((one) => !one.ok && one.reason === 'too-many-keys')).toHaveLength(5)
    const [first] = listApiKeys(server.context.reader, { userId, timeZone: 'UTC' })
    expect(await revoke(userId, first?.id ?? '')).toMatchObject({ ok: true })
    expect(await create(userId)).toMatchObject({ ok: true })
  })

  it('is made once by one form', async () => {
    const [{ userId }, formId] = [await arrive(), ulid()]
    expect(await create(userId, formId)).toMatchObject({ ok: true })
    expect(await create(userId, formId)).toEqual({ ok: false, reason: 'key-made-already' })
    expect(listApiKeys(server.context.reader, { userId, timeZone: 'UTC' })).toHaveLength(1)
  })

  it('opens what its scope says, and nothing else', async () => {
    const reading = await asKey(server, learner.userId, ['xp:read'])
    const writing = await asKey(server, learner.userId, ['attempts:write'])
    expect(await statusOf(reading.headers)).toBe(200)
    expect(await ask(server, '/api/reviews/due', { headers: writing.headers })).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN' },
    })
    const headers = { ...reading.headers, 'Content-Type': 'application/json' }
    expect(await ask(server, '/api/tasks/submit', { method: 'POST', headers, body: '{}' })).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN' },
    })
  })

  it('opens nothing once it is revoked, and revoking twice changes nothing', async () => {
    const { keyId, headers } = await asKey(server, learner.userId)
    expect(await statusOf(headers)).toBe(200)
    expect(await revoke(learner.userId, keyId)).toMatchObject({ ok: true })
    expect(await statusOf(headers)).toBe(401)
    const rows = () => queryRows(school.path, `SELECT revokedAt FROM ApiKey WHERE id = '${keyId}'`)
    const before = rows()
    expect(await revoke(learner.userId, keyId)).toMatchObject({ ok: true })
    expect(rows()).toEqual(before)
    expect(listApiKeys(server.context.reader, learner).map(({ id }) => id)).not.toContain(keyId)
  })

  it('goes where servers ask for ended sessions, so that it ends on those that lack it too', async () => {
    const { keyId } = await asKey(server, learner.userId)
    await revoke(learner.userId, keyId)
    expect(queryRows(school.path, `SELECT * FROM Revocation WHERE sessionId = '${keyId}'`)).toMatchObject([
      { userId: learner.userId, kind: 'SESSION' },
    ])
  })

  it('is nobody else’s to revoke', async () => {
    const stranger = await arrive()
    const { keyId, headers } = await asKey(server, learner.userId)
    expect(await revoke(stranger.userId, keyId)).toEqual({ ok: false, reason: 'unknown-key' })
    expect(await revoke(stranger.userId, ulid())).toEqual({ ok: false, reason: 'unknown-key' })
    expect(await statusOf(headers)).toBe(200)
    expect(queryRows(school.path, `SELECT id FROM Revocation WHERE sessionId = '${keyId}'`)).toEqual([])
  })

  it('opens nothing while its owner is suspended', async () => {
    const { userId } = await arrive()
    const { headers } = await asKey(server, userId)
    expect(await statusOf(headers)).toBe(200)
    const suspend = tables.updateTable('User').set({ status: 'SUSPENDED' }).where('id', '=', userId)
    await commit(school.data.primary, [toStatement(suspend)])
    expect(await statusOf(headers)).toBe(401)
  })

  it.each(['Bearer', 'Bearer ', 'Bearer hs_', 'bearer x', `Bearer hs_${'a'.repeat(8)}_${'b'.repeat(43)}`])(
    'that is none is refused, whatever cookie comes with it: %j',
    async (Authorization) => {
      const session = await asSession(server, learner)
      expect(await statusOf(session)).toBe(200)
      const reply = await ask(server, '/api/reviews/due', { headers: { ...session, Authorization } })
      expect(reply).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } })
      expect(reply.headers.get('www-authenticate')).toBe('Bearer')
    },
  )

  it('is for the API only: pages want their own site’s forms', async () => {
    const { headers } = await asKey(server, learner.userId)
    expect(await ask(server, '/settings/api-keys', { headers })).toMatchObject({ status: 302 })
    for (const path of ['/settings', '/api/../settings', '/api/%2e%2e/settings', '//x/api/settings']) {
      expect(await ask(server, path, { method: 'POST', headers, body: 'a=1' })).toMatchObject({ status: 403 })
    }
  })
})

describe('a server that is behind', () => {
  const refusalOf = async (
    headers: Readonly<Record<string, string>>,
    change: Partial<AppLoadContext>,
  ): Promise<unknown> => {
    const asked = {
      request: new Request(server.origin, { headers }),
      context: { ...server.context, ...change },
    }
    const thrown: unknown = await requireApiCaller(asked, 'xp:read').catch((error: unknown) => error)
    return thrown instanceof Response ? `${thrown.status} ${await thrown.text()}` : thrown
  }

  it('honours no key that the primary has said to be revoked', async () => {
    const { keyId, headers } = await asKey(server, learner.userId)
    const lastCheckedAt = () => 'now' as const
    const isRevoked = ({ sessionId, userId }: SessionClaims) =>
      sessionId === keyId && userId === learner.userId
    const revoked = { sessionChecks: { isRevoked, lastCheckedAt } }
    expect(await refusalOf(headers, revoked)).toContain('401 {"code":"UNAUTHENTICATED"')
    const other = await asKey(server, learner.userId)
    expect(await refusalOf(other.headers, revoked)).toMatchObject({
      userId: learner.userId,
      deviceId: other.keyId,
    })
  })

  it('honours no key at all when it has been cut off for a day', async () => {
    const { headers } = await asKey(server, learner.userId)
    const checks = (agoMs: number) => ({
      sessionChecks: { isRevoked: () => false, lastCheckedAt: () => Date.now() - agoMs },
    })
    expect(await refusalOf(headers, checks(DAY_MS - MINUTE_MS))).toMatchObject({ userId: learner.userId })
    expect(await refusalOf(headers, checks(DAY_MS + MINUTE_MS))).toContain('401')
  })

  it('says that an account is still on its way', async () => {
    const stranger = { ...learner, userId: ulid() }
    const session = await asSession(server, stranger)
    expect(await refusalOf(session, { isBehind: true })).toContain('503 {"code":"UNAVAILABLE"')
    expect(await refusalOf(session, {})).toContain('401 {"code":"UNAUTHENTICATED"')
  })
})

describe('the settings page', () => {
  const post = async (author: EntryAuthor, fields: readonly (readonly [string, string])[]) => {
    const body = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString()
    const session = await asSession(server, author)
    const headers = { ...session, 'Content-Type': 'application/x-www-form-urlencoded' }
    const response = await fetch(`${server.origin}/settings/api-keys`, { method: 'POST', headers, body })
    return { status: response.status, html: await response.text() }
  }
  const makeKey = (formId: string, name = 'My <script>') =>
    [
      ['intent', 'create-key'],
      ['formId', formId],
      ['name', name],
      ['scopes', 'xp:read'],
    ] as const

  it('shows a new key once, then how it begins, and ends it', async () => {
    const owner = await arrive()
    const formId = ulid()
    const made = await post(owner, makeKey(formId))
    expect(made.status).toBe(200)
    const [key = ''] = /hs_[0-9A-Za-z]{8}_[0-9A-Za-z]{43}/.exec(made.html) ?? []
    expect(made.html).toContain('My &lt;script&gt;')
    expect(await statusOf({ Authorization: `Bearer ${key}` })).toBe(200)

    const again = await post(owner, makeKey(formId))
    expect(again).toMatchObject({ status: 409, html: expect.stringContaining('sent before') as unknown })
    const page = await fetch(`${server.origin}/settings/api-keys`, {
      headers: await asSession(server, owner),
    })
    const html = await page.text()
    expect(html).toContain(key.slice(0, 11))
    expect(html).not.toContain(key)

    const revokeForm = [
      ['intent', 'revoke-key'],
      ['keyId', formId],
    ] as const
    const stranger = await arrive()
    expect(await post(stranger, revokeForm)).toMatchObject({ status: 404 })
    expect(await post(owner, revokeForm)).toMatchObject({ status: 200 })
    expect(await statusOf({ Authorization: `Bearer ${key}` })).toBe(401)
  })

  it('says what is missing, and keeps what was typed', async () => {
    const [, , , scope] = makeKey(ulid())
    const nameless = await post(learner, [...makeKey(ulid(), '  ').slice(0, 3), scope])
    expect(nameless).toMatchObject({ status: 400 })
    expect(nameless.html).toContain('Give the key a name')
    const scopeless = await post(learner, makeKey(ulid(), 'Typed').slice(0, 3))
    expect(scopeless).toMatchObject({ status: 400 })
    expect(scopeless.html).toContain('Choose what the key may do')
    expect(scopeless.html).toContain('value="Typed"')
    expect(await post(learner, [...makeKey('x')])).toMatchObject({ status: 400 })
    expect(await post(learner, [...makeKey(ulid()), ['scopes', 'admin']])).toMatchObject({ status: 400 })
    expect(await post(learner, [['intent', 'x']])).toMatchObject({ status: 400 })
    expect(server.errors).toEqual([])
  })
})

describe('parseBearer and parseScopes', () => {
  it('take what is ours', () => {
    const key = `hs_${'a'.repeat(8)}_${'B'.repeat(43)}`
    expect(parseBearer(`bearer  ${key}`)).toBe(key)
    expect(parseBearer(`Basic ${key}`)).toBeNull()
    expect(parseBearer(`Bearer ${key}x`)).toBeNull()
    expect(parseScopes('["attempts:write","of-tomorrow","xp:read"]')).toEqual(['xp:read', 'attempts:write'])
    expect(parseScopes('{}')).toEqual([])
  })
})
