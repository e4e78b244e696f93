import { ulid } from 'ulid'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ALWAYS_FRESH } from '#app/data/freshness.ts'
import type { LocalPrimary } from '#app/data/local-primary.server.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import { DAY_MS, toIso } from '#app/kernel/time.ts'
import { KEPT_AFTER_END_MS, sweep } from '#app/server/sweep.ts'
import { commit } from './course-fixture.ts'
import {
  insertLearner,
  makeDataFolder,
  openPrimary,
  queryRows,
  type DataFolder,
} from './migrated-database.ts'

let folder: DataFolder
let primary: LocalPrimary
let userId: string
const nowMs = Date.now()

beforeEach(async () => {
  folder = await makeDataFolder()
  primary = openPrimary(folder.path)
  ;({ userId } = await insertLearner(primary))
})

afterEach(async () => {
  primary.close()
  await folder.remove()
})

async function insertSession(id: string, endMs: number): Promise<void> {
  const now = toIso(endMs - DAY_MS)
  const row = { id, userId, expirationDate: toIso(endMs), lastSeenAt: now, createdAt: now, updatedAt: now }
  await commit(primary, [toStatement(tables.insertInto('Session').values(row))])
}

async function insertCode(id: string, expiresMs: number): Promise<void> {
  const now = toIso(expiresMs - DAY_MS)
  const row = {
    id,
    identifier: id,
    purpose: 'x',
    codeHash: 'x',
    expires: toIso(expiresMs),
    createdAt: now,
    updatedAt: now,
  }
  await commit(primary, [toStatement(tables.insertInto('VerificationToken').values(row))])
}

const idsOf = (table: string) =>
  queryRows(folder.path, `SELECT id FROM ${table} ORDER BY id`).map(({ id }) => id)
const countCommits = () => queryRows(folder.path, 'SELECT count(*) AS n FROM Ledger')[0]?.['n']

it('deletes what is long over, chunk after chunk, and nothing else', async () => {
  await insertSession('live', nowMs + DAY_MS)
  await insertSession('kept', nowMs - KEPT_AFTER_END_MS)
  for (let old = 1; old <= 5; old += 1) await insertSession(`old-${old}`, nowMs - KEPT_AFTER_END_MS - old)
  await insertCode('good', nowMs)
  for (let old = 1; old <= 3; old += 1) await insertCode(`over-${old}`, nowMs - old)
  const before = Number(countCommits())
  await sweep({ primary, freshness: ALWAYS_FRESH }, nowMs, 2)
  expect(idsOf('Session')).toEqual(['kept', 'live'])
  expect(idsOf('VerificationToken')).toEqual(['good'])
  // Three commits and two; those that had nothing to do left no trace.
  expect(Number(countCommits()) - before).toBe(5)
  await sweep({ primary, freshness: ALWAYS_FRESH }, nowMs)
  expect(Number(countCommits()) - before).toBe(5)
})

it('leaves everything where it is while the primary is out of reach', async () => {
  await insertSession(ulid(), 0)
  const state = () => ({ ...ALWAYS_FRESH.state(), isPrimaryReachable: false })
  await sweep({ primary, freshness: { state } }, nowMs)
  expect(idsOf('Session')).toHaveLength(1)
})
