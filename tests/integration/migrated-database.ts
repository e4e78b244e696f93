import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { Connection } from '#app/data/connection.server.ts'
import { openLocalPrimary, type LocalPrimary } from '#app/data/local-primary.server.ts'
import { applyMigrations } from '#app/data/migrations/apply-migrations.server.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import type { EntryAuthor } from '#app/entries.ts'
import { toIso } from '#app/kernel/time.ts'
import { databasePath } from '#app/server/open-data.ts'
import { migrationsOf } from './migrations-fixtures.ts'

/** A data folder of its own, under the system's temporary one. */
export interface DataFolder {
  readonly dataDir: string
  /** The database in it. */
  readonly path: string
  remove(): Promise<void>
}

/** Makes a data folder whose database has every migration of the project. */
export async function makeDataFolder(): Promise<DataFolder> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hedgeschool-test-'))
  const path = databasePath(dataDir)
  await writeMigratedDatabase(path)
  return { dataDir, path, remove: () => rm(dataDir, { recursive: true, force: true }) }
}

/** Makes a file a database that has every migration of the project, and no rows. */
export async function writeMigratedDatabase(path: string): Promise<void> {
  template ??= makeTemplate()
  await writeFile(path, await template)
}

/** Opens a file as the primary, with the time and the identities of the machine. */
export function openPrimary(path: string): LocalPrimary {
  return openLocalPrimary(path, { nowMs: () => Date.now(), newId: () => ulid() })
}

/** Inserts a learner who can do everything but prove a password. */
export async function insertLearner(primary: LocalPrimary, timeZone = 'UTC'): Promise<EntryAuthor> {
  const userId = ulid()
  const now = toIso(Date.now())
  const names = { email: `${userId.toLowerCase()}@example.com`, name: 'A learner', username: userId }
  const committed = await primary.commit([
    toStatement(
      tables.insertInto('User').values({ id: userId, ...names, timeZone, createdAt: now, updatedAt: now }),
    ),
  ])
  if (!committed.ok) throw new Error(committed.reason.detail)
  return { userId, deviceId: ulid(), timeZone }
}

/** What a database says to a question, on a connection of its own. */
export function queryRows(path: string, sql: string): Record<string, unknown>[] {
  const connection = Connection.openReadOnly(path)
  try {
    return connection.all<Record<string, unknown>>(sql)
  } finally {
    connection.close()
  }
}

let template: Promise<Buffer> | null = null

/** Migrating takes a while, copying does not. */
async function makeTemplate(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'hedgeschool-test-'))
  const [path, whole] = [join(folder, 'template.db'), join(folder, 'whole.db')]
  const migrations = await migrationsOf(join(import.meta.dirname, '../../prisma/migrations'))
  const applied = await applyMigrations({ kind: 'file', path }, migrations)
  if (!applied.ok) throw new Error(`the template could not be migrated: ${applied.reason.kind}`)
  // What is in the log goes into the file itself only when the last connection has been collected.
  const connection = Connection.openWritable(path)
  connection.run('VACUUM INTO ?', [whole])
  connection.close()
  const file = await readFile(whole)
  await rm(folder, { recursive: true, force: true })
  return file
}
