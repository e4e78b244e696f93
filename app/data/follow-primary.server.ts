import { setTimeout as sleep } from 'node:timers/promises'
import type { Freshness } from './freshness.ts'
import { newestMark } from './ledger.ts'
import type { Replica } from './replica.server.ts'
import type { Syncer } from './syncer/syncer.server.ts'

/** How new a copy is that a syncer keeps. */
export function followPrimary(replica: Replica, syncer: Syncer): Freshness {
  const holds = (ledgerSeq: number): boolean => replica.isOpen() && newestSeqOf(replica) >= ledgerSeq
  return {
    state: () => syncer.state(),
    async untilHolds(ledgerSeq, timeoutMs) {
      const deadlineMs = performance.now() + timeoutMs
      while (!holds(ledgerSeq)) {
        const leftMs = deadlineMs - performance.now()
        if (leftMs <= 0) return false
        // After an outage the first tries may fail while the primary is there already.
        if (!(await within(syncer.requestSync(), leftMs))) await sleep(RETRY_MS)
      }
      return true
    },
    syncOnce: (timeoutMs) => within(syncer.requestSync(), timeoutMs),
  }
}

const RETRY_MS = 50

function newestSeqOf(replica: Replica): number {
  return replica.all('newest-mark', newestMark)[0]?.seq ?? 0
}

async function within(work: Promise<boolean>, timeoutMs: number): Promise<boolean> {
  return Promise.race([work, sleep(timeoutMs, false, { ref: false })])
}
