import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client/http'
import { Connection } from '#app/data/connection.server.ts'
import type { MigrationTarget } from '#app/data/migrations/apply-migrations.server.ts'
import { findSqld } from '../../scripts/find-sqld.mjs'
import { startSqld } from '../edge/sqld.ts'

/** A fresh, empty database of one kind, and a folder for migrations beside it. */
export interface TestDatabase {
  readonly target: MigrationTarget
  /** Rows as arrays of values. */
  query(sql: string): Promise<unknown[][]>
  close(): Promise<void>
}

/** Makes one; `remote` is there only where the optional package with the server is. */
export const databaseKinds: readonly (readonly ['file' | 'remote', () => Promise<TestDatabase>])[] = [
  ['file', openFile],
  ...(findSqld() === null ? [] : [['remote', openRemote] as const]),
]

/** A new folder under the system's temporary one. */
export function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'hedgeschool-test-'))
}

/** Writes one migration, over one that is there. */
export async function writeMigration(folder: string, name: string, sql: string | Uint8Array): Promise<void> {
  await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, name, 'migration.sql'), sql)
}

async function openFile(): Promise<TestDatabase> {
  const folder = await makeFolder()
  const path = join(folder, 'app.db')
  return {
    target: { kind: 'file', path },
    async query(sql) {
      const connection = Connection.openWritable(path)
      try {
        if (/^(SELECT|PRAGMA) /.test(sql)) return connection.table(sql).rows.map((row) => [...row])
        connection.exec(sql)
        return []
      } finally {
        connection.close()
      }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

async function openRemote(): Promise<TestDatabase> {
  const sqld = await startSqld()
  const client = createClient({ url: sqld.url })
  return {
    target: { kind: 'url', url: sqld.url },
    query: async (sql) => (await client.execute(sql)).rows.map((row) => Array.from(row)),
    async close() {
      client.close()
      await sqld.stop()
    },
  }
}
