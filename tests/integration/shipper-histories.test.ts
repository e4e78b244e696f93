import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Connection } from '#app/data/connection.server.ts'
import type { EntryAuthor } from '#app/entries.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { insertCourse, type CourseFixture } from './course-fixture.ts'
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
let node: ShippingNode
let entries: AcceptedEntry[]
/** What the primary was when the learner had come, and when half of the work had. */
let empty: string
let half: string

beforeEach(async () => {
  folder = await makeDataFolder()
  const primary = openPrimary(folder.path)
  course = await insertCourse(primary)
  learner = await insertLearner(primary)
  primary.close()
  ;[empty, half] = [join(folder.dataDir, 'empty.db'), join(folder.dataDir, 'half.db')]
  backUp(empty)
  node = new ShippingNode(folder.dataDir, folder.path, 'node')
  node.sync()
  entries = course.tasks.map((task) => makeAttempt(learner, task))
  node.journal.appendAll(entries.slice(0, 3))
  await node.drain()
  backUp(half)
  node.journal.appendAll(entries.slice(3))
  await node.drain()
})

afterEach(async () => {
  node.close()
  await folder.remove()
})

function backUp(path: string): void {
  const connection = Connection.openReadOnly(folder.path)
  connection.run('VACUUM INTO ?', [path])
  connection.close()
}

const heldIn = (path: string) =>
  queryRows(path, 'SELECT id FROM Entry ORDER BY id').map(({ id }) => String(id))
const ids = (some: readonly AcceptedEntry[]) => some.map(({ id }) => id).toSorted()

function expectWhole(path: string, whole: readonly AcceptedEntry[]): void {
  expect(heldIn(path)).toEqual(ids(whole))
  expect(queryRows(path, 'SELECT count(*) AS n, sum(xpEarned) AS xp FROM UserTaskAttempt')).toEqual(
    queryRows(folder.path, 'SELECT count(*) AS n, sum(xpEarned) AS xp FROM UserTaskAttempt'),
  )
  expect(queryRows(path, 'SELECT seq FROM Stream')).toEqual([{ seq: whole.length }])
}

describe.each([
  ['wiped', () => empty],
  ['restored to an older state', () => half],
])('a primary that was %s', (_, pathOf) => {
  it('is told apart before anything is written to it, and given everything again under its new name', async () => {
    const before = heldIn(pathOf())
    // It goes on without us, past the commits that it has lost.
    const primary = openPrimary(pathOf())
    for (let count = 0; count < 12; count += 1) await insertLearner(primary)
    primary.close()
    node.meet(pathOf())
    node.isSyncing = false
    const late = makeSession(learner)
    node.journal.appendAll([late])
    expect(await node.ship()).toBe('unavailable')
    expect(node.syncs.at(-1)).toBeNull()
    expect(heldIn(pathOf())).toEqual(before)
    expect(node.journal.listUnshipped(50).map(({ entry }) => entry.id)).toEqual([late.id])

    node.isSyncing = true
    node.lineage = 'second'
    node.sync()
    expect(ids(node.journal.listUnshipped(50).map(({ entry }) => entry))).toEqual(ids([...entries, late]))
    expect((await node.drain()).at(-1)).toBe('idle')
    expectWhole(pathOf(), [...entries, late])
    node.sync()
    expect(await node.drain()).toEqual(['idle'])
  })
})

describe('the name of a history', () => {
  it('that is the same makes nothing be offered again, nor does the first that is told', () => {
    node.sync()
    expect(node.journal.listUnshipped(50)).toEqual([])
  })

  it('does not matter where the same number stands for another commit: everything is offered again', async () => {
    const primary = openPrimary(half)
    for (let count = 0; count < 12; count += 1) await insertLearner(primary)
    primary.close()
    node.meet(half)
    node.sync()
    expect((await node.drain()).at(-1)).toBe('idle')
    expectWhole(half, entries)
  })

  it('that is new leaves parked entries alone', async () => {
    const poison = makeAttempt(learner, { taskId: learner.userId, revisionId: 'none', topicSlug: 'topic-a' })
    node.journal.appendAll([poison])
    await node.drain()
    expect(node.parked).toHaveLength(1)
    node.lineage = 'second'
    node.sync()
    expect(ids(node.journal.listUnshipped(50).map(({ entry }) => entry))).toEqual(ids(entries))
    await node.drain()
    expect(node.parked).toHaveLength(1)
    expect(heldIn(folder.path)).toEqual(ids([...entries, poison]))
    expect(queryRows(folder.path, 'SELECT seq FROM Stream')).toEqual([{ seq: entries.length }])
  })

  it('that is new makes nothing count twice where everything is there', async () => {
    node.lineage = 'second'
    node.sync()
    expect(node.journal.listUnshipped(50)).toHaveLength(entries.length)
    expect(await node.drain()).toEqual(['shipped', 'idle'])
    expectWhole(folder.path, entries)
  })
})

describe('a copy that cannot be read', () => {
  it('lets everything wait, and ends nothing', async () => {
    const broken = join(folder.dataDir, 'broken.db')
    await copyFile(new URL(import.meta.url), broken)
    node.journal.appendAll([makeSession(learner)])
    expect(() => node.serve(broken)).toThrow('not a database')
    await expect(node.ship()).rejects.toThrow('not a database')
    expect(node.stuck).toContain('damaged')
    expect(node.journal.listUnshipped(50)).toHaveLength(1)
    node.sync()
    expect(await node.drain()).toEqual(['shipped', 'idle'])
  })
})
