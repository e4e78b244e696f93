import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One copy of the primary in a folder of its own. Its name is also the name of the lineage that it belongs to: a copy
 * that was built anew may be of another history.
 */
export interface Generation {
  readonly name: string
  readonly folder: string
  /** The copy that the syncer writes and pages are read from. */
  readonly path: string
  /** A copy of the copy, as it last passed its checks: what is served when the other is found damaged. */
  readonly verifiedPath: string
}

/** Names the generation of a folder; nothing needs to be there. */
function toGeneration(root: string, name: string): Generation {
  const folder = join(root, name)
  return { name, folder, path: join(folder, COPY), verifiedPath: join(folder, VERIFIED, COPY) }
}

/** The file name of every copy. */
export const COPY = 'replica.db'
/** The folder, within the generation's, of the copy that passed its checks. */
export const VERIFIED = 'verified'

/** The generation that is in use; null before the first. */
export function findCurrentGeneration(root: string): Generation | null {
  try {
    const name = readFileSync(join(root, CURRENT), 'utf8').trim()
    return NAME.test(name) ? toGeneration(root, name) : null
  } catch {
    return null
  }
}

/**
 * Makes the folder of a new generation.
 *
 * @param id a ULID
 */
export function makeGeneration(root: string, id: string): Generation {
  const generation = toGeneration(root, `generation-${id.toLowerCase()}`)
  mkdirSync(generation.folder, { recursive: true })
  return generation
}

/** Puts a generation in use, by one rename. */
export function makeCurrent(root: string, { name }: Generation): void {
  const pointer = join(root, CURRENT)
  writeFileSync(`${pointer}.new`, `${name}\n`)
  renameSync(`${pointer}.new`, pointer)
}

/** Notes in the generation's folder how new its copy is; a restart while the primary is away has to know. */
export function noteSyncedAt({ folder }: Generation, syncedAtMs: number): void {
  writeFileSync(join(folder, SYNCED_AT), `${syncedAtMs}\n`)
}

/** What `noteSyncedAt` noted last; null when it never did. */
export function findSyncedAtMs({ folder }: Generation): number | null {
  try {
    const atMs = Number(readFileSync(join(folder, SYNCED_AT), 'utf8'))
    return Number.isSafeInteger(atMs) && atMs > 0 ? atMs : null
  } catch {
    return null
  }
}

/** Keeps what was condemned under another name, for whoever wants to look into it; only the last one is kept. */
export function setAside(root: string, { folder }: Generation): void {
  rmSync(join(root, ASIDE), { recursive: true, force: true })
  try {
    renameSync(folder, join(root, ASIDE))
  } catch {
    // It was never there, or it is gone already.
  }
}

/** Removes what earlier builds left behind. */
export function removeOtherGenerations(root: string, kept: Generation | null): void {
  for (const entry of listEntries(root)) {
    if (NAME.test(entry) && entry !== kept?.name) rmSync(join(root, entry), { recursive: true, force: true })
  }
}

function listEntries(root: string): string[] {
  try {
    return readdirSync(root)
  } catch {
    return []
  }
}

const CURRENT = 'current'
const SYNCED_AT = 'synced-at'
const ASIDE = 'set-aside'
const NAME = /^generation-[0-9a-z]{26}$/
