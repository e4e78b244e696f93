import { parkRow } from './park-row.server.ts'
import type { ShipperParts } from './shipper.server.ts'

/**
 * Asks for the verdicts of entries that were kept unjudged, one after the other: what a learner did later is judged by
 * what they did before. What the rules refuse is parked with the reason.
 *
 * @returns `judged` when some can go on now, `later` when none can and some wait, `nothing` when none wait
 */
export async function judgeWaiting(parts: ShipperParts): Promise<'judged' | 'later' | 'nothing'> {
  const { journal } = parts
  const later = new Set<string>()
  let judged = 0
  for (const row of journal.listUnjudged(JUDGE_LIMIT)) {
    const { userId } = row.entry
    if (later.has(userId)) continue
    const judgement = await parts.judge(row.entry)
    if (judgement.kind === 'verdict') journal.judge(row, judgement.verdict)
    else if (judgement.kind === 'later') later.add(userId)
    else if ((await parkRow(parts, row, `REFUSED: ${judgement.reason}`)) === null) later.add(userId)
    if (!later.has(userId)) judged += 1
  }
  if (judged > 0) return 'judged'
  return later.size > 0 ? 'later' : 'nothing'
}

/** Asked for in one round, between two batches. */
const JUDGE_LIMIT = 100
