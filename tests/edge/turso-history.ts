import { Buffer } from 'node:buffer'
import {
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'

/**
 * A database whose log is never written back, so that its frames can be served: a generation is the file as it was when
 * the generation began, and the frames since. The connection must never be closed, which would write the log back:
 * the process that has it is killed.
 */
export class TursoHistory {
  readonly db: Database.Database
  readonly #dir: string

  constructor(dir: string) {
    this.#dir = dir
    this.db = new Database(join(dir, FILE))
    // Without spilling, the log has whole transactions only, but for one that a kill has cut off.
    this.db.exec(`PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_spill = OFF;
      PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON`)
  }

  /** Counted from 1. */
  get generation(): number {
    let generation = 1
    while (existsSync(this.#archive(generation))) generation += 1
    return generation
  }

  /** The database as the current generation began; null for another one. */
  exportOf(generation: number): Buffer | null {
    return generation === this.generation ? readFileSync(join(this.#dir, FILE)) : null
  }

  /**
   * Frames one after the other, header and page each.
   *
   * @param from of the first, counted from 1
   * @param to behind the last
   * @returns null when the generation has none of them
   */
  framesOf(generation: number, from: number, to: number): Buffer | null {
    const path = generation === this.generation ? join(this.#dir, LOG) : this.#archive(generation)
    if (!existsSync(path)) return null
    const file = openSync(path, 'r')
    try {
      const end = Math.min(to, lastCommit(file) + 1)
      if (from < 1 || from >= end) return null
      const frames = Buffer.alloc((end - from) * FRAME_BYTES)
      readSync(file, frames, 0, frames.length, offsetOf(from))
      return frames
    } finally {
      closeSync(file)
    }
  }

  /** Writes the log back and begins another; the frames of this generation are kept for whoever is not yet there. */
  beginGeneration(): void {
    copyFileSync(join(this.#dir, LOG), this.#archive(this.generation))
    const [outcome] = this.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').raw(true).all([])
    if (!Array.isArray(outcome) || outcome[0] !== 0) throw new Error('the log could not be written back')
  }

  /** Copies everything; nothing is written meanwhile. */
  copyTo(folder: string): void {
    cpSync(this.#dir, folder, { recursive: true })
  }

  #archive(generation: number): string {
    return join(this.#dir, `generation-${generation}.wal`)
  }
}

const FILE = 'primary.db'
const LOG = `${FILE}-wal`

/** Of the log's format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log */
const LOG_HEADER_BYTES = 32
const FRAME_BYTES = 24 + 4_096

function offsetOf(frame: number): number {
  return LOG_HEADER_BYTES + (frame - 1) * FRAME_BYTES
}

/** The number of the last frame that ends a transaction; 0 when there is none. */
function lastCommit(file: number): number {
  let frame = Math.max(0, Math.floor((fstatSync(file).size - LOG_HEADER_BYTES) / FRAME_BYTES))
  const pagesAfterCommit = Buffer.alloc(4)
  for (; frame > 0; frame -= 1) {
    readSync(file, pagesAfterCommit, 0, 4, offsetOf(frame) + 4)
    if (pagesAfterCommit.readUInt32BE(0) !== 0) break
  }
  return frame
}
