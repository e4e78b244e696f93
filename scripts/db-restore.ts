import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { describeRestoreProblem, type RestoreProblem } from '#app/data/backup/backup-problem.ts'
import type { ComparedFact } from '#app/data/backup/compare-facts.ts'
import type { Manifest } from '#app/data/backup/manifest.ts'
import { findObstacle, restoreJournal, restoreToFolder } from '#app/data/backup/restore-to-folder.server.ts'
import { restoreToServer } from '#app/data/backup/restore-to-server.server.ts'
import { verifyBackup } from '#app/data/backup/verify-backup.server.ts'
import type { Env } from '#app/env.server.ts'
import type { Result } from '#app/kernel/result.ts'
import { prepareDataDir } from '#app/server/prepare-data-dir.ts'
import { StartUpProblem } from '#app/server/start-up-problem.ts'
import { runCommand, say } from './run-command.ts'

// npm run db:restore -- BACKUP [--to FOLDER_OR_URL]: into the empty data folder, or into the empty primary where
// TURSO_DATABASE_URL is set. Stop the servers first.
const USAGE = 'Usage: npm run db:restore -- BACKUP [--to FOLDER_OR_URL]'

await runCommand(restore)

async function restore(env: Env): Promise<void> {
  const { folder, to } = readArguments(env)
  const manifest = need(await verifyBackup(folder))
  say(`${folder} is whole: version ${manifest.version}, made ${manifest.createdAt}.`)
  const url = isServer(to) ? to : null
  const facts =
    url === null ? await toFolder(folder, manifest, to) : await toServer(folder, manifest, url, env)
  show(facts)
  if (facts.every(({ isSame }) => isSame)) say(`Restored into ${to}: every figure is the same.`)
  else throw new StartUpProblem(`${to} differs from the backup: do not use it.`)
}

function readArguments(env: Env): { readonly folder: string; readonly to: string } {
  const { positionals, values } = parseArguments()
  const [folder, ...more] = positionals
  if (folder === undefined || more.length > 0) throw new StartUpProblem(USAGE)
  const to = values.to ?? env.TURSO_DATABASE_URL ?? env.DATA_DIR
  return { folder: resolve(folder), to: isServer(to) ? to : resolve(to) }
}

function parseArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { to: { type: 'string' } } })
  } catch {
    throw new StartUpProblem(USAGE)
  }
}

function isServer(to: string): boolean {
  return /^(libsql|https?):/.test(to)
}

async function toFolder(folder: string, manifest: Manifest, dataDir: string): Promise<ComparedFact[]> {
  // Before the folder's lock is made in it.
  const found = findObstacle(dataDir)
  if (found !== null) need({ ok: false, reason: { kind: 'not-empty', where: dataDir, found } })
  prepareDataDir(dataDir)
  // The journal first: a database without it, after an interruption, would look complete.
  const journal = await withJournal(folder, manifest, dataDir, true)
  if (journal.some(({ isSame }) => !isSame)) return journal
  return [...need(await restoreToFolder(folder, manifest, dataDir)), ...journal]
}

async function toServer(folder: string, manifest: Manifest, url: string, env: Env): Promise<ComparedFact[]> {
  const target = {
    address: { url, authToken: env.TURSO_AUTH_TOKEN },
    encryptionKey: env.REPLICA_ENCRYPTION_KEY,
    holder: `db:restore on ${hostname()}, process ${process.pid}`,
  }
  const facts = need(await restoreToServer(folder, manifest, target))
  return [...facts, ...(await withJournal(folder, manifest, resolve(env.DATA_DIR), false))]
}

async function withJournal(
  folder: string,
  manifest: Manifest,
  dataDir: string,
  mayKeepName: boolean,
): Promise<ComparedFact[]> {
  const facts = need(await restoreJournal(folder, manifest, dataDir, mayKeepName))
  if (facts) return facts
  const waiting = manifest.journal?.waiting ?? 0
  if (waiting > 0) {
    say(
      `${dataDir} has a journal, which was left as it is: the backup's own ${waiting} entries stay in ${folder}.`,
    )
  }
  return []
}

function need<Value>(result: Result<Value, RestoreProblem>): Value {
  if (result.ok) return result.value
  throw new StartUpProblem(describeRestoreProblem(result.reason))
}

function show(facts: readonly ComparedFact[]): void {
  const rows = [['', 'backup', 'restored', ''], ...facts.map(toCells)]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of rows)
    say(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

function toCells({ what, backup, restored, isSame }: ComparedFact): string[] {
  return [what, backup, restored, isSame ? '' : 'DIFFERENT']
}
