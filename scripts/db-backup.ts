import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { describeBackupProblem } from '#app/data/backup/backup-problem.ts'
import { makeBackup } from '#app/data/backup/make-backup.server.ts'
import type { Manifest } from '#app/data/backup/manifest.ts'
import type { Env } from '#app/env.server.ts'
import { toIso } from '#app/kernel/time.ts'
import { VERSION } from '#app/server/project.ts'
import { StartUpProblem } from '#app/server/start-up-problem.ts'
import { runCommand, say } from './run-command.ts'

// npm run db:backup [-- FOLDER]: a checked copy of the school, into DATA_DIR/backups unless told. A server may be running.
const USAGE = 'Usage: npm run db:backup [-- FOLDER]'

await runCommand(backUp)

async function backUp(env: Env): Promise<void> {
  const nowMs = Date.now()
  const folder = resolve(readArgument() ?? join(env.DATA_DIR, 'backups', toFolderName(nowMs)))
  const made = await makeBackup({
    dataDir: env.DATA_DIR,
    isReplica: env.TURSO_DATABASE_URL !== undefined,
    encryptionKey: env.REPLICA_ENCRYPTION_KEY,
    folder,
    release: VERSION,
    nowMs,
  })
  if (!made.ok) throw new StartUpProblem(describeBackupProblem(made.reason))
  tell(made.value)
  say(`Backed up to ${folder}`)
}

function readArgument(): string | undefined {
  try {
    const { positionals } = parseArgs({ allowPositionals: true })
    if (positionals.length < 2) return positionals[0]
  } catch {
    // An option: there are none.
  }
  throw new StartUpProblem(USAGE)
}

/** UTC, without what some file systems refuse in a name. */
function toFolderName(nowMs: number): string {
  return toIso(nowMs).replaceAll(/[:.]/g, '-')
}

function tell({ facts, journal, source }: Manifest): void {
  const counts = Object.values(facts.tables)
  const rows = counts.reduce((sum, count) => sum + count, 0)
  if (source.kind === 'replica') {
    say(`From this node's copy of the primary, last synced ${source.syncedAt ?? 'at an unknown time'}.`)
  }
  say(`Database: ${rows} rows in ${counts.length} tables, ledger at ${facts.ledger.newest?.seq ?? 'none'}.`)
  if (facts.foreignKeyProblems)
    say(`Careful: ${facts.foreignKeyProblems} rows name a parent that is missing.`)
  if (!journal) return
  say(`Journal: ${journal.waiting} entries that the database lacks, ${journal.parked} parked.`)
  if (journal.damaged > 0) say(`Careful: ${journal.damaged} rows of the journal do not match their checksum.`)
}
