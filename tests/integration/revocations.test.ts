import type { Compilable } from 'kysely'
import { ulid } from 'ulid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Connection } from '#app/data/connection.server.ts'
import type { LocalPrimary } from '#app/data/local-primary.server.ts'
import type { Replica } from '#app/data/replica.server.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import type { SessionClaims } from '#app/features/user/rules/session.ts'
import { fail, ok } from '#app/kernel/result.ts'
import { toIso } from '#app/kernel/time.ts'
import { startRevocations, type Revocations, type RevocationsData } from '#app/server/revocations.ts'
import { commit } from './course-fixture.ts'
import { openLaggingCopy, type LaggingCopy } from './latest-write-copy.ts'
import { makeDataFolder, openPrimary, type DataFolder } from './migrated-database.ts'
import { until } from './open-school.ts'

let folder: DataFolder
let primary: LocalPrimary
let copy: LaggingCopy
let asked: Asked
let revocations: Revocations

beforeEach(async () => {
  folder = await makeDataFolder()
  primary = openPrimary(folder.path)
  copy = await openLaggingCopy(folder.path)
  asked = answerFrom(folder.path)
})

afterEach(async () => {
  revocations.close()
  await copy.close()
  asked.close()
  primary.close()
  await folder.remove()
})

interface Asked {
  readonly ask: NonNullable<RevocationsData['http']>['ask']
  isReachable: boolean
  count: number
  mostAtOnce: number
  close(): void
}

/** What the primary would answer over HTTP. */
function answerFrom(path: string): Asked {
  const connection = Connection.openReadOnly(path)
  let atOnce = 0
  const state: Asked = {
    isReachable: true,
    count: 0,
    mostAtOnce: 0,
    async ask<Row>(query: Compilable<Row>) {
      state.count += 1
      atOnce += 1
      state.mostAtOnce = Math.max(state.mostAtOnce, atOnce)
      await new Promise(setImmediate)
      atOnce -= 1
      if (!state.isReachable) return fail({ kind: 'unreachable', detail: 'cut', mayHaveHappened: false })
      const { sql, parameters } = toStatement(query)
      return ok(connection.all<Row>(sql, parameters))
    },
    close: () => connection.close(),
  }
  return state
}

function start(): void {
  const replica: Replica = { ...copy.replica(), all: (name, query) => copy.replica().all(name, query) }
  revocations = startRevocations({ replica, freshness: copy.freshness, http: asked })
}

function aSession(): SessionClaims {
  const ids = { sessionId: ulid(), userId: ulid(), deviceId: ulid() }
  return { ...ids, credentialVersion: 1, provenAtMs: Date.now(), expiresAtMs: Date.now() + 1_000_000 }
}

function end({ sessionId, userId }: SessionClaims): Promise<void> {
  const row = { id: ulid(), userId, kind: 'SESSION' as const, sessionId, createdAt: toIso(Date.now()) }
  return commit(primary, [toStatement(tables.insertInto('Revocation').values(row))])
}

function raiseCredential({ userId }: SessionClaims, credentialVersion: number): Promise<void> {
  const row = {
    id: ulid(),
    userId,
    kind: 'CREDENTIAL' as const,
    credentialVersion,
    createdAt: toIso(Date.now()),
  }
  return commit(primary, [toStatement(tables.insertInto('Revocation').values(row))])
}

describe('a server that asks for revocations', () => {
  it('knows an ended session within five seconds, though its copy does not, and wants a newer copy', async () => {
    start()
    const [ended, other] = [aSession(), aSession()]
    await until(() => asked.count > 0)
    const endedAtMs = performance.now()
    await end(ended)
    await until(() => revocations.isRevoked(ended))
    expect(performance.now() - endedAtMs).toBeLessThan(5_000)
    expect(revocations.isRevoked(other)).toBe(false)
    expect(revocations.isRevoked({ ...ended, userId: other.userId })).toBe(false)
    expect(copy.syncs).toBe(1)
    expect(asked.mostAtOnce).toBe(1)
  })

  it('takes sessions from before a change of password for ended, and those after it for good', async () => {
    const session = aSession()
    await raiseCredential(session, 3)
    await raiseCredential(session, 2)
    start()
    await until(() => revocations.isRevoked(session))
    expect(revocations.isRevoked({ ...session, credentialVersion: 2 })).toBe(true)
    expect(revocations.isRevoked({ ...session, credentialVersion: 3 })).toBe(false)
  })

  it('asks only for what its copy does not hold, and keeps nothing that came into it', async () => {
    const [before, after] = [aSession(), aSession()]
    await end(before)
    await copy.copyNow()
    await end(after)
    start()
    await until(() => revocations.isRevoked(after))
    expect(revocations.isRevoked(before)).toBe(false)
    await copy.copyNow()
    await until(() => !revocations.isRevoked(after))
    expect(copy.syncs).toBe(1)
  })

  it('gets them all, however many there are', async () => {
    const sql = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)
      INSERT INTO "Revocation" ("id", "userId", "kind", "sessionId", "createdAt")
      SELECT 'id' || i, 'user', 'SESSION', 'session' || i, '' FROM n`
    await commit(primary, [{ sql, parameters: [] }])
    start()
    const nth = (n: number): SessionClaims => ({ ...aSession(), userId: 'user', sessionId: `session${n}` })
    await until(() => revocations.isRevoked(nth(1)))
    const known = [1, 5_000, 5_001, 10_001, 12_000].map((n) => revocations.isRevoked(nth(n)))
    expect(known).toEqual([true, true, true, true, true])
    expect(revocations.isRevoked(nth(12_001))).toBe(false)
  })

  it('says since when it has known nothing more, and forgets nothing, while the primary is away', async () => {
    const ended = aSession()
    await end(ended)
    start()
    await until(() => revocations.isRevoked(ended))
    asked.isReachable = false
    const countBefore = asked.count
    const checkedAt = revocations.lastCheckedAt()
    await until(() => asked.count > countBefore)
    expect(revocations.lastCheckedAt()).toBe(checkedAt)
    expect(revocations.isRevoked(ended)).toBe(true)
    asked.isReachable = true
    await until(() => revocations.lastCheckedAt() !== checkedAt)
  })

  it('has known all at its last sync, where it has reached nobody since it started', async () => {
    asked.isReachable = false
    const { syncedAtMs } = copy.freshness.state()
    start()
    await until(() => asked.count > 0)
    expect(revocations.lastCheckedAt()).toBe(syncedAtMs)
  })
})

describe('a server whose primary is a local file', () => {
  it('asks nobody and knows all', () => {
    const { freshness } = copy
    revocations = startRevocations({ replica: copy.replica(), freshness, http: null })
    expect(revocations.lastCheckedAt()).toBe('now')
    expect(revocations.isRevoked(aSession())).toBe(false)
  })
})
