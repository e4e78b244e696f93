import type { Dirent } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DAY_MS } from '#app/kernel/time.ts'

/** How long a letter stays that went into the folder, in milliseconds. */
export const LETTER_KEPT_MS = 30 * DAY_MS

/** How many of them stay at most. */
export const MAX_LETTERS = 500

/**
 * Deletes the letters in `DATA_DIR/mail` that are old or too many, the oldest first: they say who had an account, and
 * nobody else takes them away. What else lies there stays.
 *
 * @param maxLetters how many stay
 */
export async function sweepMail(dataDir: string, nowMs: number, maxLetters = MAX_LETTERS): Promise<void> {
  const folder = join(dataDir, 'mail')
  const newestFirst = (await listFiles(folder))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.eml'))
    .map(({ name }) => name)
    // Their names are ULIDs.
    .toSorted()
    .toReversed()
  for (const [place, name] of newestFirst.entries()) {
    const path = join(folder, name)
    const isOver = place >= maxLetters || nowMs - (await stat(path)).mtimeMs > LETTER_KEPT_MS
    if (isOver) await rm(path, { force: true })
  }
}

async function listFiles(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    // Where letters go out by SMTP, there is no folder.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
