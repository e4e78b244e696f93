import { join } from 'node:path'
import type { InValue } from '@libsql/client/http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SentEntry } from '#app/entries.ts'
import { retryParked } from '#app/features/journal/retry-parked.server.ts'
import { openRemoteData } from '#app/server/open-remote-data.ts'
import { migrationsOf } from '../integration/migrations-fixtures.ts'
import { LearnerBrowser, type TaskRef } from './learner-browser.ts'
import { enrol, openEdgeSchool, readCourse, type EdgeSchool } from './open-edge-school.ts'
import type { SchoolNode } from './school-node.ts'
import { askPrimary, countEntries, untilShipped, untilXp } from './watch-school.ts'

let school: EdgeSchool
let node: SchoolNode
let tasks: readonly TaskRef[]
let courseId: string

beforeAll(async () => {
  school = await openEdgeSchool(1)
  const [first] = school.nodes
  if (!first) throw new Error('a node')
  node = first
  ;({ tasks, courseId } = await readCourse(node))
})

afterAll(() => school.close())

function attempts(browser: LearnerBrowser, among: readonly TaskRef[], count: number): SentEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const task = among[index % among.length]
    if (!task) throw new Error('the course has tasks')
    return browser.attempt(task)
  })
}

type Rows = readonly Readonly<Record<string, InValue>>[]

/** Takes a task out of the primary with its revisions; what has to be put back. */
async function removeTask(taskId: string): Promise<{ readonly task: Rows; readonly revisions: Rows }> {
  const about = (sql: string) => ({ sql, args: [taskId] })
  const task = await askPrimary<Rows[number]>(school.sqld, about('SELECT * FROM Task WHERE id = ?'))
  const revisions = await askPrimary<Rows[number]>(
    school.sqld,
    about('SELECT * FROM TaskRevision WHERE taskId = ?'),
  )
  await askPrimary(
    school.sqld,
    about('UPDATE Task SET currentRevisionId = NULL WHERE id = ?'),
    about('DELETE FROM TaskRevision WHERE taskId = ?'),
    about('DELETE FROM Task WHERE id = ?'),
  )
  return { task, revisions }
}

async function putBack({ task, revisions }: Awaited<ReturnType<typeof removeTask>>): Promise<void> {
  const insert = (table: string, row: Rows[number]) => {
    const columns = Object.keys(row).map((name) => `"${name}"`)
    const sql = `INSERT INTO "${table}" (${columns.join()}) VALUES (${columns.map(() => '?').join()})`
    return { sql, args: Object.values(row) }
  }
  await askPrimary(
    school.sqld,
    ...task.map((row) => insert('Task', { ...row, currentRevisionId: null })),
    ...revisions.map((row) => insert('TaskRevision', row)),
    ...task.map((row) => ({
      sql: 'UPDATE Task SET currentRevisionId = ? WHERE id = ?',
      args: [row['currentRevisionId'] ?? null, row['id'] ?? null],
    })),
  )
}

/** What an operator's page does, on the node's own folder: the node itself stands still meanwhile. */
async function tryAgain(ids: readonly string[]): Promise<void> {
  const migrations = await migrationsOf(join(import.meta.dirname, '../../prisma/migrations'))
  const data = await openRemoteData({
    dataDir: node.dataDir,
    address: { url: school.sqld.url },
    syncIntervalMs: 1_000,
    migrations: migrations.map(({ name }) => name),
    hasJournal: true,
    events: { onParked: () => {}, onFailed: () => {} },
    onSyncerEvent: () => {},
    judge: () => Promise.resolve({ kind: 'later' }),
  })
  expect(await data.freshness.syncOnce(20_000)).toBe(true)
  expect(await retryParked({ reader: data.replica, parking: data.journal }, ids)).toEqual({
    ok: true,
    value: ids.length,
  })
  await data.close()
}

describe('an entry among five hundred that can never apply', () => {
  it('is parked with its reason and told to its learner, all others arrive, and it counts once it can', async () => {
    const [mine, others] = [new LearnerBrowser(), new LearnerBrowser()]
    await enrol(mine, node, courseId)
    await enrol(others, node, courseId)
    await untilShipped(node)
    const [proxy] = school.proxies
    await proxy?.set({ kind: 'refuse' })
    const [poisonTask, sound] = [tasks[19], tasks.slice(0, 19)]
    if (!poisonTask) throw new Error('the course has twenty tasks')
    const before = attempts(mine, sound, 125)
    const poison = mine.attempt(poisonTask)
    const after = attempts(mine, sound, 124)
    const theirs = attempts(others, sound, 250)
    await mine.keep(node, [...before, poison])
    await mine.keep(node, after)
    await others.keep(node, theirs.slice(0, 150))
    await others.keep(node, theirs.slice(150))
    const removed = await removeTask(poisonTask.taskId)
    await proxy?.clear()
    await untilShipped(node)
    const arrived = [...before, ...after, ...theirs].map(({ id }) => id)
    expect(await countEntries(school.sqld, arrived)).toEqual({ entries: 499, attempts: 499 })
    const parked = await askPrimary<{ id: string; reason: string }>(
      school.sqld,
      'SELECT id, reason FROM Parked',
    )
    expect(parked).toEqual([
      { id: poison.id, reason: expect.stringMatching(/FOREIGN_KEY|nothing can be/) as unknown },
    ])
    expect((await node.findHealth())?.journal.parked).toBe(1)
    await node.until(async () => (await node.query('SELECT id FROM Parked')).length === 1)
    const told = await (await mine.get(node, '/dashboard')).text()
    expect(told).toContain('Not counted yet')
    expect(await (await others.get(node, '/dashboard')).text()).not.toContain('Not counted yet')
    const xp = await mine.readXp(node)

    await putBack(removed)
    await node.terminate()
    await tryAgain([poison.id])
    await node.start()
    await untilShipped(node)
    expect(await countEntries(school.sqld, [poison.id])).toEqual({ entries: 1, attempts: 1 })
    expect(await askPrimary(school.sqld, 'SELECT id FROM Parked')).toEqual([])
    await untilXp(mine, node, xp + 10)
    expect(await (await mine.get(node, '/dashboard')).text()).not.toContain('Not counted yet')
    expect((await node.findHealth())?.journal.parked).toBe(0)
  })
})
