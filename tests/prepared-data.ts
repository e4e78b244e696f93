import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Fills a data folder with what a first start of the built application leaves in one: migrated, with the courses that
 * ship and the demo accounts. A first start renders every lesson, so what it left is kept for all that ask within the
 * hour, and no longer: the accounts tell of the weeks before they were made.
 *
 * @param startOnce starts the application with a data folder, and ends it again
 */
export async function fillDataDir(
  dataDir: string,
  startOnce: (dataDir: string) => Promise<void>,
): Promise<void> {
  await mkdir(KEPT, { recursive: true })
  await removeOld()
  const prepared = join(KEPT, `${PREFIX}${await fingerprint()}`)
  if (!(await exists(prepared))) await prepare(prepared, startOnce)
  // Without the index of each log, which belongs to the processes that had it open: the next one makes it anew.
  await cp(prepared, dataDir, { recursive: true, filter: (path) => !path.endsWith('-shm') })
}

const ROOT = join(import.meta.dirname, '..')
const KEPT = join(ROOT, 'test-results')
const PREFIX = 'data-'
const HOUR_MS = 3_600_000
/** What it depends on, in folders of files. */
const SOURCES = ['build/node', 'build/server', 'content']

async function removeOld(): Promise<void> {
  for (const name of await readdir(KEPT)) {
    const path = join(KEPT, name)
    if (!name.startsWith(PREFIX)) continue
    // In the hour after its own somebody may be copying it yet.
    if ((await ageMs(path)) > 2 * HOUR_MS) await rm(path, { recursive: true, force: true })
  }
}

/** Of the build, the content and the hour: with another of them it is another folder. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(`${Math.floor(Date.now() / HOUR_MS)}\n`)
  for (const source of SOURCES) {
    const files = await readdir(join(ROOT, source), { recursive: true, withFileTypes: true })
    const paths = files.filter((file) => file.isFile()).map(({ parentPath, name }) => join(parentPath, name))
    for (const path of paths.toSorted()) {
      const { size, mtimeMs } = await stat(path)
      hash.update(`${path}\n${size}\n${mtimeMs}\n`)
    }
  }
  return hash.digest('hex').slice(0, 16)
}

/** Two processes may do this at once: the first one's is kept. */
async function prepare(path: string, startOnce: (dataDir: string) => Promise<void>): Promise<void> {
  const own = await mkdtemp(join(KEPT, PREFIX))
  await startOnce(own)
  try {
    await rename(own, path)
  } catch (error) {
    await rm(own, { recursive: true })
    if (!(await exists(path))) throw error
  }
}

async function exists(path: string): Promise<boolean> {
  return (await ageMs(path)) < Infinity
}

/** Since it was last written to; infinite for what is not there, which somebody else may have removed. */
async function ageMs(path: string): Promise<number> {
  try {
    return Date.now() - (await stat(path)).mtimeMs
  } catch {
    return Infinity
  }
}
