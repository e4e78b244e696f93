import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Connection } from '#app/data/connection.server.ts'
import { isDamage } from '#app/data/sqlite-refusal.ts'
import { findCurrentGeneration, findSyncedAtMs } from '#app/data/syncer/generation.server.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { toIso } from '#app/kernel/time.ts'
import type { BackupProblem } from './backup-problem.ts'
import { readFileFacts } from './database-facts.server.ts'
import { fingerprintOf, flushToDisk } from './durable-files.server.ts'
import { readJournalFacts, reduceJournalCopy } from './journal-copy.server.ts'
import {
  DATABASE_FILE,
  JOURNAL_FILE,
  MANIFEST_FILE,
  readManifest,
  writeManifest,
  type Manifest,
} from './manifest.ts'

/** What to back up, and where to. */
export interface BackupOrder {
  readonly dataDir: string
  /** Whether the primary is a server, of which the data folder holds a copy. */
  readonly isReplica: boolean
  /** Of a copy that is encrypted at rest. */
  readonly encryptionKey?: string | undefined
  /** The folder to make. */
  readonly folder: string
  readonly release: string
  readonly nowMs: number
}

/**
 * Copies a school's database, and of its journal what the database lacks, and checks both copies. Never writes to what it
 * copies: a server may be running. The folder is there when everything in it has been checked, or not at all.
 */
export async function makeBackup(order: BackupOrder): Promise<Result<Manifest, BackupProblem>> {
  const { folder } = order
  if (existsSync(folder)) return fail({ kind: 'taken', where: folder })
  const source = findSource(order)
  if (!source.ok) return source
  const unfinished = `${folder}.unfinished-${process.pid}`
  try {
    await mkdir(unfinished, { recursive: true })
    const made = await fillFolder(unfinished, order, source.value)
    if (!made.ok) return made
    if (existsSync(folder)) return fail({ kind: 'taken', where: folder })
    await rename(unfinished, folder)
    await flushToDisk(dirname(folder))
    return made
  } catch (error) {
    if (isDamage(error)) return fail({ kind: 'damaged-source', where: order.dataDir, detail: String(error) })
    // The disk or SQLite: it has a code. Anything else is a bug.
    if (!(error instanceof Error) || !('code' in error)) throw error
    return fail({ kind: 'failed', detail: error.message })
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

interface Source {
  readonly path: string
  readonly note: Manifest['source']
}

function findSource({ dataDir, isReplica }: BackupOrder): Result<Source, BackupProblem> {
  if (!isReplica) {
    const path = join(dataDir, 'app.db')
    if (!existsSync(path)) return fail({ kind: 'no-database', where: path })
    return ok({ path, note: { kind: 'local' } })
  }
  const root = join(dataDir, 'replica')
  const current = findCurrentGeneration(root)
  if (!current || !existsSync(current.path)) return fail({ kind: 'no-copy', where: root })
  const syncedAtMs = findSyncedAtMs(current)
  const syncedAt = syncedAtMs === null ? null : toIso(syncedAtMs)
  return ok({ path: current.path, note: { kind: 'replica', generation: current.name, syncedAt } })
}

async function fillFolder(
  folder: string,
  { dataDir, encryptionKey: givenKey, isReplica, release, nowMs }: BackupOrder,
  source: Source,
): Promise<Result<Manifest, BackupProblem>> {
  const encryptionKey = isReplica ? givenKey : undefined
  const [database, journal] = [join(folder, DATABASE_FILE), join(folder, JOURNAL_FILE)]
  // The journal first: what is shipped between the two is then in both, and not in neither.
  const hasJournal = existsSync(join(dataDir, JOURNAL_FILE))
  if (hasJournal) copyInto(join(dataDir, JOURNAL_FILE), journal)
  copyInto(source.path, database, encryptionKey)
  const facts = await readFileFacts(database, encryptionKey)
  if (facts.integrity !== 'ok') {
    return fail({ kind: 'damaged-source', where: source.path, detail: String(facts.integrity) })
  }
  if (hasJournal) reduceBy(database, journal, encryptionKey)
  const names = hasJournal ? ([DATABASE_FILE, JOURNAL_FILE] as const) : ([DATABASE_FILE] as const)
  const files: Manifest['files'] = []
  for (const name of names) {
    await flushToDisk(join(folder, name))
    files.push({ name, ...(await fingerprintOf(join(folder, name))) })
  }
  const text = writeManifest({
    version: 1,
    createdAt: toIso(nowMs),
    release,
    source: source.note,
    isEncrypted: encryptionKey !== undefined,
    facts,
    journal: hasJournal ? readJournalFacts(journal) : null,
    files,
  })
  await writeFile(join(folder, MANIFEST_FILE), text, { flush: true })
  await flushToDisk(folder)
  const manifest = readManifest(text)
  if (!manifest.ok) throw new Error(manifest.reason)
  return manifest
}

/** One consistent state, while others write; on a handle that cannot write to the source. */
function copyInto(source: string, target: string, encryptionKey?: string): void {
  const connection = Connection.openReadOnly(source, encryptionKey)
  try {
    connection.run('VACUUM INTO ?', [target])
  } finally {
    connection.close()
  }
}

function reduceBy(database: string, journal: string, encryptionKey: string | undefined): void {
  const connection = Connection.openReadOnly(database, encryptionKey)
  try {
    reduceJournalCopy(journal, connection)
  } finally {
    connection.close()
  }
}
