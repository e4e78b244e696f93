import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyMigrations } from '#app/data/migrations/apply-migrations.server.ts'
import { migrationsOf } from '../integration/migrations-fixtures.ts'
import { LearnerBrowser, type TaskRef } from './learner-browser.ts'
import { enrol, openEdgeSchool, readCourse, type EdgeSchool } from './open-edge-school.ts'
import type { SchoolNode } from './school-node.ts'
import { askPrimary, countEntries, listBadPages, untilShipped, untilXp, watchPages } from './watch-school.ts'

let school: EdgeSchool
let node: SchoolNode
let tasks: readonly TaskRef[]
let courseId: string
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hedgeschool-release-'))
  school = await openEdgeSchool(1)
  const [first] = school.nodes
  if (!first) throw new Error('a node')
  node = first
  ;({ tasks, courseId } = await readCourse(node))
})

afterAll(async () => {
  await school.close()
  await rm(folder, { recursive: true, force: true })
})

/** What the next release does to the primary, which this one has to live with. */
const NEXT = '99990101000000_next'
const NEXT_SQL = `ALTER TABLE "UserProfile" ADD COLUMN "motto" TEXT;
CREATE TABLE "Postcard" ("id" TEXT NOT NULL PRIMARY KEY, "userId" TEXT REFERENCES "User" ("id"));
CREATE INDEX "UserTaskAttempt_next" ON "UserTaskAttempt" ("localDay");
`

async function migrateToNext(): Promise<void> {
  await cp(join(import.meta.dirname, '../../prisma/migrations'), folder, { recursive: true })
  await mkdir(join(folder, NEXT))
  await writeFile(join(folder, NEXT, 'migration.sql'), NEXT_SQL)
  const applied = await applyMigrations({ kind: 'url', url: school.sqld.url }, await migrationsOf(folder))
  expect(applied).toEqual({ ok: true, value: [NEXT] })
}

async function work(browser: LearnerBrowser, place: number): Promise<void> {
  const [first, second] = tasks.slice(place)
  if (!first || !second) throw new Error('the course has twenty tasks')
  const entries = [browser.attempt(first), browser.attempt(second)]
  await browser.keep(node, entries)
  await untilShipped(node)
  const ids = entries.map(({ id }) => id)
  expect(await countEntries(school.sqld, ids)).toEqual({ entries: 2, attempts: 2 })
}

const hasNext = async () =>
  (await node.query("SELECT 1 FROM sqlite_master WHERE name = 'Postcard'")).length === 1

describe('a node of one release, while the next one has migrated the primary', () => {
  it('goes on reading and shipping, and starts again and leaves the database as it is', async () => {
    const browser = new LearnerBrowser()
    await enrol(browser, node, courseId)
    const pages = watchPages(browser, node)
    await migrateToNext()
    await node.until(hasNext)
    await work(browser, 0)
    await untilXp(browser, node, 20)
    expect((await new LearnerBrowser().signUp(node)).status).toBe(302)
    expect(listBadPages(await pages.stop())).toEqual([])
    expect(await node.terminate()).toBe(0)
    await node.start()
    await node.until(() => node.output().includes('The school is complete'), 60_000)
    expect(node.output()).toContain(`left as a newer release has it (${NEXT})`)
    await work(browser, 2)
    await untilXp(browser, node, 40)
    await node.until(hasNext)
  })

  it('does not publish its older courses over those of the next one', async () => {
    const now = new Date().toISOString()
    const key = 'content.release'
    await askPrimary(school.sqld, {
      sql: `UPDATE SystemSetting SET value = '"9.0.0"', updatedAt = ? WHERE key = ?`,
      args: [now, key],
    })
    const page = join(school.contentDir, 'garden/course.md')
    await writeFile(page, (await readFile(page, 'utf8')).replace('Welcome.', 'Older words.'))
    await node.terminate()
    await node.start()
    await node.until(() => node.output().includes('The school is complete'), 60_000)
    expect(node.output()).toContain('left as release 9.0.0 loaded them')
    const shown = await (await fetch(`${node.origin}/courses/garden`)).text()
    expect(shown).toContain('Welcome.')
    expect(shown).not.toContain('Older words.')
  })
})

describe('a node whose release needs a migration that the primary lacks', () => {
  it('says so in place of pages, does not end, and serves once it is there', async () => {
    const [known] = await askPrimary<{ id: string; migration_name: string }>(
      school.sqld,
      `SELECT id, migration_name FROM _prisma_migrations WHERE migration_name <> '${NEXT}'`,
    )
    const rename = (name: string) =>
      askPrimary(school.sqld, {
        sql: 'UPDATE _prisma_migrations SET migration_name = ? WHERE id = ?',
        args: [name, known?.id ?? ''],
      })
    await rename('00000000000000_other')
    const env = { RUN_MIGRATIONS_ON_START: 'false', SYNC_INTERVAL_SECONDS: '1' }
    const { node: newer } = await school.addNode({ env })
    for (let count = 0; count < 10; count += 1) {
      const page = await fetch(`${newer.origin}/courses`)
      expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5'])
      expect(await page.text()).toContain('still fetching its lessons')
      await sleep(300)
    }
    expect((await fetch(`${newer.origin}/health`)).status).toBe(503)
    await rename(known?.migration_name ?? '')
    await newer.ready()
    expect((await newer.findHealth())?.status).toBe('ok')
  })
})
