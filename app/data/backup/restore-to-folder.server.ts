import { existsSync } from 'node:fs'
import { copyFile, constants, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import type { RestoreProblem } from './backup-problem.ts'
import { compareFacts, compareOne, type ComparedFact } from './compare-facts.ts'
import { readFileFacts } from './database-facts.server.ts'
import { fingerprintOf, flushToDisk } from './durable-files.server.ts'
import { forgetNodeName, readJournalFacts } from './journal-copy.server.ts'
import { DATABASE_FILE, JOURNAL_FILE, type Manifest } from './manifest.ts'

/** What is where a backup is to go; null when nothing stands in its way. */
export function findObstacle(dataDir: string): string | null {
  // A log of a database that is gone would be replayed into the one that is put beside it.
  const names = ['', '-wal', '-shm', '-journal'].map((ending) => `${DATABASE_FILE}${ending}`)
  return names.find((name) => existsSync(join(dataDir, name))) ?? null
}

/**
 * Puts a verified backup's database into a data folder that has none, once the copy shows the same figures.
 *
 * @returns the figures side by side; where they differ, nothing was put there
 */
export async function restoreToFolder(
  folder: string,
  manifest: Manifest,
  dataDir: string,
): Promise<Result<ComparedFact[], RestoreProblem>> {
  if (manifest.isEncrypted) return fail({ kind: 'encrypted' })
  const obstacle = findObstacle(dataDir)
  if (obstacle !== null) return fail({ kind: 'not-empty', where: dataDir, found: obstacle })
  return putInPlace({ folder, manifest, name: DATABASE_FILE, dataDir }, async (path) =>
    compareFacts(manifest.facts, await readFileFacts(path)),
  )
}

/**
 * Puts a verified backup's journal into a data folder that has none: the next start ships what it holds.
 *
 * @param mayKeepName whether the node that starts there is the one that was backed up; else it gets a name of its own,
 *   because the other may still be running
 * @returns the figures side by side; null when nothing was put there, because there is a journal already
 */
export async function restoreJournal(
  folder: string,
  manifest: Manifest,
  dataDir: string,
  mayKeepName: boolean,
): Promise<Result<ComparedFact[] | null, RestoreProblem>> {
  const { journal } = manifest
  const isThere = ['', '-wal', '-shm'].some((ending) => existsSync(join(dataDir, `${JOURNAL_FILE}${ending}`)))
  if (journal === null || isThere) return ok(null)
  return putInPlace({ folder, manifest, name: JOURNAL_FILE, dataDir }, async (path) => {
    if (!mayKeepName) forgetNodeName(path)
    const restored = readJournalFacts(path)
    return [
      compareOne('journal, waiting', journal.waiting, restored.waiting),
      compareOne('journal, parked', journal.parked, restored.parked),
      compareOne('journal, damaged', journal.damaged, restored.damaged),
    ]
  })
}

interface Placing {
  readonly folder: string
  readonly manifest: Manifest
  readonly name: typeof DATABASE_FILE | typeof JOURNAL_FILE
  readonly dataDir: string
}

/** Under another name until everything has been shown to be right. */
async function putInPlace(
  { folder, manifest, name, dataDir }: Placing,
  compare: (path: string) => Promise<ComparedFact[]>,
): Promise<Result<ComparedFact[], RestoreProblem>> {
  const path = join(dataDir, `${name}.restoring-${process.pid}`)
  try {
    await mkdir(dataDir, { recursive: true })
    await copyFile(join(folder, name), path, constants.COPYFILE_EXCL)
    const { sha256 } = await fingerprintOf(path)
    if (sha256 !== manifest.files.find((file) => file.name === name)?.sha256) {
      return fail({ kind: 'damaged', where: folder, detail: `${name} changed while it was copied` })
    }
    const facts = await compare(path)
    if (facts.every(({ isSame }) => isSame)) {
      await flushToDisk(path)
      await rename(path, join(dataDir, name))
      await flushToDisk(dataDir)
    }
    return ok(facts)
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    return fail({ kind: 'failed', detail: error.message })
  } finally {
    await rm(path, { force: true })
  }
}
