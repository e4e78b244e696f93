import { existsSync } from 'node:fs'
import { cp, mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Connection } from '#app/data/connection.server.ts'
import { LearnerBrowser, type TaskRef } from './learner-browser.ts'
import { enrol, openEdgeSchool, readCourse, type EdgeSchool } from './open-edge-school.ts'
import type { SchoolNode } from './school-node.ts'
import { askPrimary, listBadPages, untilShipped, untilXp, watchPages } from './watch-school.ts'

let school: EdgeSchool
let node: SchoolNode
let tasks: readonly TaskRef[]
let courseId: string
let foreignCopy: string
let browser: LearnerBrowser

beforeAll(async () => {
  const [own, other] = await Promise.all([openEdgeSchool(1), openEdgeSchool(1)])
  school = own
  const [[first], [stranger]] = [own.nodes, other.nodes]
  if (!first || !stranger) throw new Error('a node each')
  node = first
  foreignCopy = await mkdtemp(join(tmpdir(), 'hedgeschool-foreign-'))
  await stranger.terminate()
  await cp(dirname(await stranger.replicaPath()), foreignCopy, { recursive: true })
  await other.close()
  ;({ tasks, courseId } = await readCourse(node))
})

afterAll(async () => {
  await school.close()
  await rm(foreignCopy, { recursive: true, force: true })
})

/** A learner with ten points, whose last entry has come into the copy a moment ago. */
beforeEach(async () => {
  browser = new LearnerBrowser()
  await enrol(browser, node, courseId)
  const [first] = tasks
  if (!first) throw new Error('the course has tasks')
  await browser.keep(node, [browser.attempt(first)])
  await untilShipped(node)
})

const folderOf = async () => dirname(await node.replicaPath())

/** Overwrites pages in the middle of a file, as a dying disk does. */
async function spoil(path: string, from: number, bytes: number): Promise<void> {
  const file = await open(path, 'r+')
  await file.write(Buffer.alloc(bytes, 0xa5), 0, bytes, from)
  await file.close()
}

async function untilRebuilt(before: string): Promise<void> {
  await node.until(async (health) => {
    const isNew = (await folderOf().catch(() => before)) !== before
    return isNew && health?.status === 'ok' && health.replica.alarm === null
  }, 60_000)
}

/** Writes the log back into the file: otherwise nothing that matters is in it. */
function foldLog(folder: string): void {
  const connection = Connection.openWritable(join(folder, 'replica.db'))
  connection.all('PRAGMA wal_checkpoint(TRUNCATE)')
  connection.close()
}

const DAMAGES: readonly (readonly [string, (folder: string) => Promise<void>])[] = [
  [
    'has bytes flipped in its file',
    async (folder) => {
      foldLog(folder)
      await spoil(join(folder, 'replica.db'), 30 * 4096, 60 * 4096)
    },
  ],
  [
    'is half as long as it was',
    async (folder) => {
      foldLog(folder)
      await halve(join(folder, 'replica.db'))
    },
  ],
  ['is empty', (folder) => truncate(join(folder, 'replica.db'))],
  ['has lost its index of the log', (folder) => rm(join(folder, 'replica.db-client_wal_index'))],
  ['is gone', (folder) => rm(join(folder, 'replica.db'))],
]

async function halve(path: string): Promise<void> {
  await truncate(path, Math.floor((await stat(path)).size / 2))
}

/**
 * How much of a log counts, in bytes: after a checkpoint it begins anew at its front, and what is left of the time before
 * at its end is no loss. Source: https://sqlite.org/fileformat2.html, "The Write-Ahead Log".
 */
async function countedBytes(path: string): Promise<number> {
  const log = await readFile(path)
  const frameBytes = 24 + log.readUInt32BE(8)
  const salts = log.subarray(16, 24)
  let end = 32
  while (end + frameBytes <= log.length && log.subarray(end + 8, end + 16).equals(salts)) end += frameBytes
  expect(end).toBeGreaterThan(32 + frameBytes)
  return end
}

describe('a node that starts on a copy that', () => {
  it.each(DAMAGES)('%s builds it anew, and shows only good pages meanwhile', async (_, damage) => {
    const folder = await folderOf()
    await node.terminate()
    await damage(folder)
    await node.start()
    const pages = watchPages(browser, node)
    await untilRebuilt(folder)
    await untilXp(browser, node, 10)
    const seen = await pages.stop()
    expect(listBadPages(seen)).toEqual([])
    expect(await readdir(join(node.dataDir, 'replica'))).toContain('set-aside')
    expect(node.output()).toContain('the copy is damaged')
  })

  it.each([
    ['flipped', async (path: string) => spoil(path, Math.floor(0.3 * (await countedBytes(path))), 4096)],
    ['cut off', async (path: string) => truncate(path, Math.floor((await countedBytes(path)) / 2))],
    ['gone', (path: string) => rm(path)],
  ] as const)('has its log %s ends with all that the primary has', async (_, damage) => {
    const folder = await folderOf()
    await node.kill()
    const path = join(folder, 'replica.db-wal')
    expect(existsSync(path)).toBe(true)
    await damage(path)
    await node.start()
    const pages = watchPages(browser, node)
    // Where what is left of the log makes sense, following the primary mends it; else it is built anew.
    await node.until((health) => health?.status === 'ok' && health.replica.alarm === null, 60_000)
    const [, , third] = tasks
    if (!third) throw new Error('the course has tasks')
    await browser.keep(node, [browser.attempt(third)])
    await untilShipped(node)
    await untilXp(browser, node, 20)
    await node.until((health) => health?.status === 'ok')
    expect(listBadPages(await pages.stop())).toEqual([])
    await expectSameAsPrimary()
  })

  it("is another school's is found, and no frame of the one lands on the other", async () => {
    const folder = await folderOf()
    await node.terminate()
    await rm(folder, { recursive: true })
    await cp(foreignCopy, folder, { recursive: true })
    await node.start()
    await untilRebuilt(folder)
    expect(node.output()).toContain('the primary has another history')
    await untilXp(browser, node, 10)
    await expectSameAsPrimary()
  })

  it.each([
    ['nowhere', 'generation-00000000000000000000000000\n'],
    ['to no generation', 'elsewhere\n'],
  ])('is pointed %s says so until it has another', async (_, words) => {
    const folder = await folderOf()
    await node.terminate()
    await writeFile(join(node.dataDir, 'replica', 'current'), words)
    await node.start()
    const pages = watchPages(browser, node)
    await untilRebuilt(folder)
    await untilXp(browser, node, 10)
    const seen = await pages.stop()
    const honest = seen.filter(({ status, text }) => status !== 503 || !text.includes('still fetching'))
    expect(listBadPages(honest)).toEqual([])
    expect(seen.some(({ status }) => status === 200)).toBe(true)
  })
})

/** Row by row: entries, marks and attempts. */
async function expectSameAsPrimary(): Promise<void> {
  for (const table of ['Entry', 'Ledger', 'UserTaskAttempt', 'Stream', 'Task', 'User']) {
    const sql = `SELECT * FROM "${table}" ORDER BY 1`
    await node.until(
      async () =>
        JSON.stringify(await node.query(sql)) === JSON.stringify(await askPrimary(school.sqld, sql)),
      20_000,
    )
  }
}
