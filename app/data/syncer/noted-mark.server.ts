import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LedgerMark } from '#app/data/ledger.ts'

/** Notes in a copy's folder how far the copy has come. */
export function noteMark(folder: string, { seq }: LedgerMark): void {
  if (findNotedSeq(folder) === seq) return
  const path = join(folder, NOTE)
  writeFileSync(`${path}.new`, `${seq}\n`)
  renameSync(`${path}.new`, path)
}

/**
 * Whether a copy has gone back behind what was noted of it: the end of its log is lost. It is whole all the same, only
 * older, so nothing else tells; and the next frames would be put where the lost ones are missing.
 */
export function hasGoneBack(folder: string, newest: LedgerMark | null): boolean {
  return (newest?.seq ?? 0) < findNotedSeq(folder)
}

/** 0 before the first note. */
function findNotedSeq(folder: string): number {
  try {
    const seq = Number(readFileSync(join(folder, NOTE), 'utf8'))
    return Number.isSafeInteger(seq) ? seq : 0
  } catch {
    return 0
  }
}

const NOTE = 'held-seq'
