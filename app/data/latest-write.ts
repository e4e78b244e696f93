import { z } from 'zod/mini'

/** How many servers' journals are remembered: a browser rarely meets more of them within an hour. */
export const MAX_JOURNALS = 3

/** A place in one server's journal. */
const JournalPlace = z.object({ nodeId: z.string(), journalSeq: z.number() })
type JournalPlace = z.infer<typeof JournalPlace>

/** A browser's latest writes, as it carries them from server to server. */
export const LatestWrite = z.object({
  /** The latest entry in each server's journal, newest first; at most `MAX_JOURNALS`. */
  journals: z.array(JournalPlace).check(z.maxLength(MAX_JOURNALS)),
  /** Of the latest direct write; 0 where there was none. */
  ledgerSeq: z.number(),
})
export type LatestWrite = z.infer<typeof LatestWrite>

/** Of a browser that has written nothing lately. */
export const NOTHING_WRITTEN: LatestWrite = { journals: [], ledgerSeq: 0 }

/** How far a copy of the database has come. */
export interface Held {
  /** How much of each server's journal is in it; servers that it does not know are left out. */
  readonly shippedSeqs: ReadonlyMap<string, number>
  /** Its newest commit; 0 for an empty ledger. */
  readonly ledgerSeq: number
}

/** Remembers an entry. A repetition is answered with its old place, so the highest counts. */
export function withEntry(latest: LatestWrite, { nodeId, journalSeq }: JournalPlace): LatestWrite {
  const before = latest.journals.find((place) => place.nodeId === nodeId)
  const others = latest.journals.filter((place) => place !== before)
  const newest = { nodeId, journalSeq: Math.max(journalSeq, before?.journalSeq ?? 0) }
  return { ...latest, journals: [newest, ...others].slice(0, MAX_JOURNALS) }
}

/**
 * Remembers a direct write. Within one history it comes after those that are remembered; a lower sequence means that
 * the primary was restored, and what was waited for will never come.
 */
export function withCommit(latest: LatestWrite, ledgerSeq: number): LatestWrite {
  return { ...latest, ledgerSeq }
}

/** Remembers how far the copy had come out of which a browser was told that its work is safe. */
export function withSeen(latest: LatestWrite, ledgerSeq: number): LatestWrite {
  return { ...latest, ledgerSeq: Math.max(latest.ledgerSeq, ledgerSeq) }
}

/** Those of the writes that a copy does not hold. */
export function listMissing(latest: LatestWrite, held: Held): LatestWrite {
  return {
    journals: latest.journals.filter(
      ({ nodeId, journalSeq }) => journalSeq > (held.shippedSeqs.get(nodeId) ?? 0),
    ),
    ledgerSeq: latest.ledgerSeq > held.ledgerSeq ? latest.ledgerSeq : 0,
  }
}

/** Without the entries of one server: on that one they are shown out of its journal. */
export function withoutEntriesOf(latest: LatestWrite, nodeId: string): LatestWrite {
  return { ...latest, journals: latest.journals.filter((place) => place.nodeId !== nodeId) }
}

/** Whether there is nothing to wait for. */
export function isNothing({ journals, ledgerSeq }: LatestWrite): boolean {
  return journals.length === 0 && ledgerSeq === 0
}
