import type { Freshness } from '#app/data/freshness.ts'
import { isNothing, listMissing, withoutEntriesOf, type LatestWrite } from '#app/data/latest-write.ts'
import type { Snapshot } from '#app/data/reader.ts'
import { SECOND_MS } from '#app/kernel/time.ts'
import { readHeld } from './latest-write-held.ts'

/** How long an answer is held back for a copy that is to come. */
export const LATEST_WRITE_WAIT_MS = SECOND_MS

/** How long the same writes are not waited for again, so that a dead server does not slow every page. */
const PAUSE_MS = 10 * SECOND_MS

/** What a wait needs of this server. */
export interface WaitParts {
  readonly replica: Pick<Snapshot, 'all'>
  readonly freshness: Freshness
  /** This server's own: its entries are shown without waiting. */
  readonly nodeId: string
  /** Milliseconds on a clock that only goes forward. */
  readonly monotonicMs: () => number
}

/**
 * Makes the function that waits, once and for a second at most, until this server can show a browser's latest writes. It
 * answers whether this server still cannot.
 */
export function createWait({ replica, freshness, nodeId, monotonicMs }: WaitParts) {
  const waits = new Map<string, Wait>()

  function findMissing(latest: LatestWrite): LatestWrite {
    const others = withoutEntriesOf(latest, nodeId)
    if (isNothing(others) || !freshness.state().isOpen) return others
    return listMissing(others, readHeld(replica, others))
  }

  function syncFor(missing: LatestWrite): Promise<unknown> {
    const [key, nowMs] = [JSON.stringify(missing), monotonicMs()]
    const known = waits.get(key)
    // Somebody waits for the same just now, or has done so in vain.
    if (known && nowMs - known.sinceMs < PAUSE_MS) return known.done
    const done = freshness.syncOnce(LATEST_WRITE_WAIT_MS)
    waits.delete(key)
    waits.set(key, { sinceMs: nowMs, done })
    const [oldest] = waits.keys()
    if (waits.size > MAX_WAITS && oldest !== undefined) waits.delete(oldest)
    return done
  }

  return async (latest: LatestWrite): Promise<boolean> => {
    const missing = findMissing(latest)
    if (isNothing(missing)) return false
    await syncFor(missing)
    return !isNothing(findMissing(latest))
  }
}

interface Wait {
  readonly sinceMs: number
  readonly done: Promise<unknown>
}

/** Each takes about 200 bytes. */
const MAX_WAITS = 1_000
