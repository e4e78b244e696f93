import type { AppLoadContext } from '@remix-run/node'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import { createUser } from '#app/features/user/create-user.server.ts'
import { findViewer, type Viewer } from '#app/features/user/find-viewer.server.ts'
import { requireOperator, requireViewer } from '#app/features/user/require-viewer.server.ts'
import type { Role } from '#app/features/user/rules/credentials.ts'
import { CONFIRMED_MS, LEASE_MS, type CheckedAt } from '#app/features/user/rules/session-lease.ts'
import type { SessionClaims } from '#app/features/user/rules/session.ts'
import { toIso } from '#app/kernel/time.ts'
import { commit } from './course-fixture.ts'
import { openLaggingCopy } from './latest-write-copy.ts'
import { contextOf, openSchool, type School } from './open-school.ts'

let school: School
let context: AppLoadContext
const nowMs = Date.now()

beforeAll(async () => {
  school = await openSchool()
  context = contextOf(school, () => nowMs)
})

afterAll(() => school.close())

/** Makes an account, and the claims of a session of it. */
async function arrive(role: Role = 'STUDENT'): Promise<SessionClaims> {
  const email = `${ulid().toLowerCase()}@example.com`
  const person = { name: 'Ada', email, password: 'correct horse battery', role }
  const created = await createUser(context.primary, person, { nowMs, newId: () => ulid() })
  if (!created.ok) throw new Error(created.reason)
  const { userId } = created.value
  const expiresAtMs = nowMs + 1_000_000
  return { sessionId: ulid(), userId, deviceId: ulid(), credentialVersion: 1, provenAtMs: nowMs, expiresAtMs }
}

/** What a loader is asked by a browser with this cookie, on a server that knows this much. */
async function asked(claims: SessionClaims, server: Partial<AppLoadContext> = {}) {
  const [cookie = ''] = (await context.sessionCookie.serialize(claims)).split(';')
  const request = new Request('https://school.example/dashboard?a=1', { headers: { Cookie: cookie } })
  return { request, context: { ...context, ...server } }
}

const checkedBefore = (ageMs: number): Partial<AppLoadContext> => checkedAt(nowMs - ageMs)
const checkedAt = (at: CheckedAt): Partial<AppLoadContext> => ({
  sessionChecks: { isRevoked: () => false, lastCheckedAt: () => at },
})

/** What was thrown: its status, what it says, and where it leads. */
async function refusalOf(work: Promise<Viewer>): Promise<string> {
  const thrown: unknown = await work.catch((error: unknown) => error)
  if (!(thrown instanceof Response)) throw new Error('a Response was expected')
  const headers = ['Location', 'Retry-After'].map((name) => thrown.headers.get(name) ?? '')
  return [thrown.status, await thrown.text(), ...headers].join(' ').trim()
}

describe('a session', () => {
  it('is confirmed for a minute after the last look at the primary, and honoured for a day', async () => {
    const claims = await arrive()
    const viewerAfter = async (ageMs: number) => findViewer(await asked(claims, checkedBefore(ageMs)))
    expect(await viewerAfter(0)).toMatchObject({ userId: claims.userId, isConfirmed: true })
    expect(await viewerAfter(CONFIRMED_MS)).toMatchObject({ isConfirmed: true })
    expect(await viewerAfter(CONFIRMED_MS + 1)).toMatchObject({ isConfirmed: false })
    expect(await viewerAfter(LEASE_MS)).toMatchObject({ isConfirmed: false })
    expect(await viewerAfter(LEASE_MS + 1)).toBeNull()
    expect(await findViewer(await asked(claims, checkedAt(null)))).toBeNull()
    expect(await findViewer(await asked(claims, checkedAt('now')))).toMatchObject({ isConfirmed: true })
  })

  it('is over when the primary has said so, before the copy knows', async () => {
    const [ended, other] = [await arrive(), await arrive()]
    const isRevoked = ({ sessionId }: SessionClaims) => sessionId === ended.sessionId
    const server = { sessionChecks: { isRevoked, lastCheckedAt: () => nowMs } }
    expect(await findViewer(await asked(ended, server))).toBeNull()
    expect(await findViewer(await asked(other, server))).not.toBeNull()
  })

  it('is over when the copy has a newer credential than it was begun with, or its own end', async () => {
    const [changed, ended] = [await arrive(), await arrive()]
    const revoke = (row: {
      kind: 'SESSION' | 'CREDENTIAL'
      sessionId?: string
      credentialVersion?: number
    }) =>
      tables
        .insertInto('Revocation')
        .values({ id: ulid(), userId: changed.userId, createdAt: toIso(nowMs), ...row })
    await commit(school.data.primary, [toStatement(revoke({ kind: 'CREDENTIAL', credentialVersion: 1 }))])
    expect(await findViewer(await asked(changed))).not.toBeNull()
    await commit(school.data.primary, [
      toStatement(revoke({ kind: 'CREDENTIAL', credentialVersion: 2 })),
      // Of somebody else: it ends nothing.
      toStatement(revoke({ kind: 'SESSION', sessionId: ended.sessionId })),
    ])
    expect(await findViewer(await asked(changed))).toBeNull()
    expect(await findViewer(await asked(ended))).not.toBeNull()
  })
})

describe('an account that has just been made', () => {
  it('is on its way where the copy lacks it and is known to be behind, and signed out where it is not', async () => {
    const copy = await openLaggingCopy(school.path)
    const claims = await arrive()
    const behind = { reader: copy.replica(), isBehind: true }
    const onItsWay = '503 account-on-its-way  2'
    expect(await refusalOf(requireViewer(await asked(claims, behind)))).toBe(onItsWay)
    expect(await refusalOf(requireOperator(await asked(claims, behind)))).toBe(onItsWay)
    expect(await findViewer(await asked(claims, behind))).toBeNull()
    const login = '302  /login?redirectTo=%2Fdashboard%3Fa%3D1'
    const notBehind = { reader: copy.replica(), isBehind: false }
    expect(await refusalOf(requireViewer(await asked(claims, notBehind)))).toBe(login)
    const expired = { ...claims, expiresAtMs: nowMs }
    expect(await refusalOf(requireViewer(await asked(expired, behind)))).toBe(login)
    await copy.copyNow()
    expect(await requireViewer(await asked(claims, { ...behind, reader: copy.replica() }))).toMatchObject({
      userId: claims.userId,
    })
    await copy.close()
  })
})

describe('an operator', () => {
  it('is an administrator whose session is confirmed', async () => {
    const [admin, moderator] = [await arrive('ADMIN'), await arrive('MODERATOR')]
    expect(await requireOperator(await asked(admin))).toMatchObject({ role: 'ADMIN' })
    expect(await refusalOf(requireOperator(await asked(moderator)))).toBe('403 not-an-operator')
    const cutOff = checkedBefore(CONFIRMED_MS + 1)
    expect(await requireViewer(await asked(admin, cutOff))).toMatchObject({ isConfirmed: false })
    expect(await refusalOf(requireOperator(await asked(admin, cutOff)))).toBe('503 session-not-confirmed  2')
    expect(await refusalOf(requireOperator(await asked(moderator, cutOff)))).toBe('403 not-an-operator')
    const stranger = await asked({ ...admin, userId: ulid() })
    expect(await refusalOf(requireOperator(stranger))).toContain('302  /login')
  })
})
