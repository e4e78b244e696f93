import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { awaitReplica } from '#app/data/await-replica.server.ts'
import { followPrimary } from '#app/data/follow-primary.server.ts'
import { guardPrimary } from '#app/data/guard-primary.server.ts'
import { openLocalPrimary } from '#app/data/local-primary.server.ts'
import { describeMigrationProblem } from '#app/data/migrations/migration-problem.ts'
import { readMigrations } from '#app/data/migrations/read-migrations.server.ts'
import { openPrimaryHttp, type PrimaryAddress } from '#app/data/primary-http.server.ts'
import type { Primary } from '#app/data/primary.ts'
import { openRemotePrimary } from '#app/data/remote-primary.server.ts'
import { openReplica, type Replica } from '#app/data/replica.server.ts'
import { Syncer } from '#app/data/syncer/syncer.server.ts'
import { MINUTE_MS } from '#app/kernel/time.ts'
import { childProcessEntry } from './process-entry.ts'
import { PROJECT_DIR } from './project.ts'
import { StartUpProblem } from './start-up-problem.ts'

/** What a command line works with while a server may be running: reads hold what the same command has written. */
export interface Handles {
  readonly primary: Primary
  readonly replica: Replica
  close(): Promise<void>
}

const clock = { nowMs: () => Date.now(), newId: () => ulid() }

/** Over a local file that has been migrated. */
export function openLocalHandles(path: string): Handles {
  const primary = openLocalPrimary(path, clock)
  const replica = openReplica(path)
  return {
    primary,
    replica,
    async close() {
      await replica.close()
      primary.close()
    },
  }
}

/**
 * Over a primary elsewhere, with a copy of its own for as long as the command runs: the server's has one owner.
 *
 * @throws StartUpProblem when the primary is out of reach, or lacks a migration
 */
export async function openRemoteHandles(address: PrimaryAddress): Promise<Handles> {
  const migrations = await readMigrations(join(PROJECT_DIR, 'prisma/migrations'))
  if (!migrations.ok) throw new StartUpProblem(describeMigrationProblem(migrations.reason))
  const root = mkdtempSync(join(tmpdir(), 'hedgeschool-copy-'))
  const replica = openReplica(null)
  const http = openPrimaryHttp(address)
  const syncer = new Syncer({
    root,
    program: childProcessEntry('syncer-process'),
    address,
    intervalMs: MINUTE_MS,
    requiredMigrations: migrations.value.map(({ name }) => name),
    newId: ulid,
    onServe: (path) => replica.use(path),
    onEvent: () => {},
  })
  const freshness = followPrimary(replica, syncer)
  async function close(): Promise<void> {
    await syncer.close()
    await replica.close()
    http.close()
    rmSync(root, { recursive: true, force: true })
  }
  const isSynced = await freshness.syncOnce(MINUTE_MS)
  if (!isSynced || !replica.isOpen()) {
    await close()
    throw new StartUpProblem(
      isSynced
        ? `TURSO_DATABASE_URL: ${address.url} lacks a migration: run npm run db:migrate.`
        : `TURSO_DATABASE_URL: ${address.url} is out of reach, or has had no migration yet.`,
    )
  }
  const guarded = guardPrimary(openRemotePrimary(http, clock), replica, freshness)
  return { primary: awaitReplica(guarded, freshness, MINUTE_MS), replica, close }
}
