import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Connection } from '#app/data/connection.server.ts'
import { COPY, VERIFIED } from './generation.server.ts'
import { isPlain, NOT_ENCRYPTED, readCopy } from './read-copy.server.ts'

/**
 * Checks a copy that nobody writes just now: file and log are copied aside, and the copy of the copy is looked through
 * page by page (`PRAGMA integrity_check` on a handle that replicates would ask the primary). What passes is kept beside
 * it as the one to fall back on.
 *
 * @returns what is wrong; null when nothing is
 */
export function verifyCopy(folder: string, encryptionKey?: string): string | null {
  const trial = join(folder, `${VERIFIED}.new`)
  rmSync(trial, { recursive: true, force: true })
  mkdirSync(trial, { recursive: true })
  const path = join(trial, COPY)
  try {
    for (const ending of ['', '-wal']) {
      const source = join(folder, `${COPY}${ending}`)
      if (existsSync(source)) cpSync(source, `${path}${ending}`)
    }
    const problem =
      findProblem(path, encryptionKey) ?? findLoss(join(folder, VERIFIED, COPY), path, encryptionKey)
    if (problem !== null) return problem
    rmSync(join(folder, VERIFIED), { recursive: true, force: true })
    renameSync(trial, join(folder, VERIFIED))
    return null
  } finally {
    rmSync(trial, { recursive: true, force: true })
  }
}

/** A log whose end is gone leaves a whole copy of some time ago; it must not take the place of a newer one. */
function findLoss(verifiedPath: string, path: string, encryptionKey: string | undefined): string | null {
  const [before, now] = [readCopy(verifiedPath, encryptionKey), readCopy(path, encryptionKey)]
  if ('unreadable' in before) return null
  if ('unreadable' in now) return now.unreadable
  const isLess = (before.newest?.seq ?? 0) > (now.newest?.seq ?? 0)
  return isLess || before.migrations.length > now.migrations.length
    ? 'it holds less than when it was checked before'
    : null
}

function findProblem(path: string, encryptionKey: string | undefined): string | null {
  if (!existsSync(path)) return `there is no ${COPY} in ${dirname(path)}`
  if (encryptionKey !== undefined && isPlain(path)) return NOT_ENCRYPTED
  let connection: Connection | null = null
  try {
    connection = Connection.openWritable(path, encryptionKey)
    const [row] = connection.all<{ readonly quick_check: string }>('PRAGMA quick_check(1)')
    if (row?.quick_check !== 'ok') return row?.quick_check ?? 'quick_check answered nothing'
    const tables = connection.all('SELECT 1 FROM sqlite_master LIMIT 1')
    if (tables.length === 0) return 'it is empty'
    // One file, which a reader can open in a folder that it cannot write to.
    connection.exec('PRAGMA journal_mode = DELETE')
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    connection?.close()
  }
}
