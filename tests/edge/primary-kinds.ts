import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createClient } from '@libsql/client/http'
import { ulid } from 'ulid'
import { applyMigrations } from '#app/data/migrations/apply-migrations.server.ts'
import { openPrimaryHttp, type PrimaryHttp } from '#app/data/primary-http.server.ts'
import type { Primary } from '#app/data/primary.ts'
import { openRemotePrimary } from '#app/data/remote-primary.server.ts'
import { findSqld } from '../../scripts/find-sqld.mjs'
import { makeDataFolder, openPrimary, queryRows } from '../integration/migrated-database.ts'
import { migrationsOf } from '../integration/migrations-fixtures.ts'
import { startSqld, type Sqld } from './sqld.ts'

/** A primary with every migration of the project, and a look at its rows that goes past it. */
export interface OpenPrimary {
  readonly primary: Primary
  rows(sql: string): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

/** Opens one; the one over HTTP is there only where the optional package with the server is. */
export const primaryKinds: readonly (readonly [string, () => Promise<OpenPrimary>])[] = [
  ['a local file', openLocal],
  ...(findSqld() === null ? [] : [['a server over HTTP', openRemote] as const]),
]

/** A server with every migration of the project. */
export interface MigratedSqld {
  readonly sqld: Sqld
  /** What it says itself, without a proxy. */
  rows(sql: string): Promise<Record<string, unknown>[]>
  stop(): Promise<void>
}

/** Starts one on a new folder. */
export async function startMigratedSqld(): Promise<MigratedSqld> {
  const sqld = await startSqld()
  const migrations = await migrationsOf(join(import.meta.dirname, '../../prisma/migrations'))
  const applied = await applyMigrations({ kind: 'url', url: sqld.url }, migrations)
  if (!applied.ok) throw new Error(`the server could not be migrated: ${applied.reason.kind}`)
  const client = createClient({ url: sqld.url })
  return {
    sqld,
    rows: async (sql) => (await client.execute(sql)).rows.map((row) => ({ ...row })),
    async stop() {
      client.close()
      await sqld.stop()
    },
  }
}

/** Opens a primary over HTTP, with the time and the identities of the machine. */
export function connectPrimary(url: string): { readonly primary: Primary; readonly http: PrimaryHttp } {
  const http = openPrimaryHttp({ url })
  return { http, primary: openRemotePrimary(http, { nowMs: () => Date.now(), newId: () => ulid() }) }
}

async function openLocal(): Promise<OpenPrimary> {
  const folder = await makeDataFolder()
  const primary = openPrimary(folder.path)
  return {
    primary,
    rows: (sql) => Promise.resolve(queryRows(folder.path, sql)),
    async close() {
      primary.close()
      await rm(folder.dataDir, { recursive: true, force: true })
    },
  }
}

async function openRemote(): Promise<OpenPrimary> {
  const server = await startMigratedSqld()
  const { primary, http } = connectPrimary(server.sqld.url)
  return {
    primary,
    rows: (sql) => server.rows(sql),
    async close() {
      http.close()
      await server.stop()
    },
  }
}
