import type { Freshness } from './freshness.ts'
import type { Primary } from './primary.ts'

/**
 * A primary whose commits answer when this machine's copy holds them, or after a while without: for whoever reads what
 * was just written.
 */
export function awaitReplica(primary: Primary, freshness: Freshness, timeoutMs: number): Primary {
  return {
    async commit(statements, extras) {
      const committed = await primary.commit(statements, extras)
      if (committed.ok) await freshness.untilHolds(committed.value, timeoutMs)
      return committed
    },
  }
}
