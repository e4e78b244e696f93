import { ulid } from 'ulid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import type { EntryAuthor } from '#app/entries.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { toIso } from '#app/kernel/time.ts'
import { commit, insertCourse, type CourseFixture } from './course-fixture.ts'
import { makeAttempt, makeSession } from './entry-fixture.ts'
import {
  insertLearner,
  makeDataFolder,
  openPrimary,
  queryRows,
  type DataFolder,
} from './migrated-database.ts'
import { ShippingNode } from './shipping-node.ts'

let folder: DataFolder
let course: CourseFixture
let learner: EntryAuthor
let here: ShippingNode
let there: ShippingNode
/** Somebody who is not there yet, and what they did. */
let absent: EntryAuthor
let poison: AcceptedEntry

beforeEach(async () => {
  folder = await makeDataFolder()
  const primary = openPrimary(folder.path)
  course = await insertCourse(primary)
  learner = await insertLearner(primary)
  primary.close()
  absent = { userId: ulid(), deviceId: ulid(), timeZone: 'UTC' }
  poison = makeSession(absent)
  here = new ShippingNode(folder.dataDir, folder.path, 'here')
  there = new ShippingNode(folder.dataDir, folder.path, 'there')
  here.sync()
  here.journal.appendAll([makeSession(learner), poison])
  await here.drain()
  there.sync()
  there.judgement = { kind: 'verdict', verdict: null }
})

afterEach(async () => {
  here.close()
  there.close()
  await folder.remove()
})

const rows = (sql: string) => queryRows(folder.path, sql)

/** Parked entries as an operator's page has them. */
const listParked = () =>
  // cast: written by the shipper.
  rows('SELECT entry FROM Parked').map(({ entry }) => JSON.parse(String(entry)) as AcceptedEntry)

async function mend(): Promise<void> {
  const primary = openPrimary(folder.path)
  const now = toIso(Date.now())
  const { userId: id, timeZone } = absent
  const values = {
    id,
    email: 'absent@example.com',
    name: 'A',
    username: id,
    timeZone,
    createdAt: now,
    updatedAt: now,
  }
  await commit(primary, [toStatement(tables.insertInto('User').values(values))])
  primary.close()
}

describe.each([
  ['on the node that parked it', () => here],
  ['on another node', () => there],
])('a parked entry that is tried again %s', (_, nodeOf) => {
  it('is applied once what stood in its way is mended', async () => {
    await mend()
    nodeOf().sync()
    expect(nodeOf().journal.keepForRetry(listParked())).toBe(true)
    expect((await nodeOf().drain()).at(-1)).toBe('idle')
    expect(rows('SELECT id FROM Parked')).toEqual([])
    expect(rows(`SELECT verdict FROM Entry WHERE id = '${poison.id}'`)).toEqual([{ verdict: 'null' }])
    expect(rows(`SELECT count(*) AS n FROM Session WHERE userId = '${absent.userId}'`)).toEqual([{ n: 1 }])
    expect(rows(`SELECT seq FROM Stream WHERE userId = '${absent.userId}'`)).toEqual([{ seq: 1 }])
  })

  it('is parked again where nothing was mended, and says when that was', async () => {
    expect(nodeOf().journal.keepForRetry(listParked())).toBe(true)
    expect((await nodeOf().drain()).at(-1)).toBe('idle')
    const [row, ...others] = rows('SELECT id, reason, nodeId, retriedAt FROM Parked')
    expect(others).toEqual([])
    expect(row).toMatchObject({ id: poison.id, nodeId: nodeOf().journal.nodeId })
    expect(row?.['retriedAt']).toEqual(expect.any(String))
    expect(rows('SELECT count(*) AS n FROM Entry')).toEqual([{ n: 2 }])
    expect(rows(`SELECT * FROM Stream WHERE userId = '${absent.userId}'`)).toEqual([])
  })
})

describe('parked entries', () => {
  it('that two nodes try again at once are applied once', async () => {
    await mend()
    here.sync()
    there.sync()
    for (const node of [here, there]) expect(node.journal.keepForRetry(listParked())).toBe(true)
    await Promise.all([here.drain(), there.drain()])
    expect(rows(`SELECT count(*) AS n FROM Session WHERE userId = '${absent.userId}'`)).toEqual([{ n: 1 }])
    expect(rows('SELECT id FROM Parked')).toEqual([])
    expect(here.journal.listUnshipped(10)).toEqual([])
    expect(there.journal.listUnshipped(10)).toEqual([])
  })

  it('are not taken for what is kept here under the same id with another content', () => {
    expect(here.journal.keepForRetry([{ ...poison, timeZone: 'Asia/Tokyo' }])).toBe(false)
    expect(here.journal.listUnshipped(10)).toEqual([])
  })

  it('in the middle of many cost a handful of commits, and the others arrive', async () => {
    const [task] = course.tasks
    if (!task) throw new Error('the course has tasks')
    const many = Array.from({ length: 200 }, (_, index) => makeAttempt(learner, task, index > 150))
    const bad = makeAttempt(learner, { ...task, taskId: ulid() })
    here.journal.appendAll([...many.slice(0, 100), bad, ...many.slice(100)])
    const before = Number(rows('SELECT max(seq) AS seq FROM Ledger')[0]?.['seq'])
    expect((await here.drain()).at(-1)).toBe('idle')
    expect(rows('SELECT count(*) AS n FROM UserTaskAttempt')).toEqual([{ n: 200 }])
    expect(rows(`SELECT id FROM Parked WHERE userId = '${learner.userId}'`)).toEqual([{ id: bad.id }])
    expect(Number(rows('SELECT max(seq) AS seq FROM Ledger')[0]?.['seq']) - before).toBeLessThan(15)
  })
})
