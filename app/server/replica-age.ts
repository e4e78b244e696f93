import type { ReplicaState } from '#app/data/freshness.ts'
import { SECOND_MS } from '#app/kernel/time.ts'

/**
 * How old this server's copy is, in seconds: all that the primary had so long ago is in it. Null when it was never synced.
 *
 * @param nowMs milliseconds since the epoch
 */
export function replicaAgeSeconds({ syncedAtMs }: ReplicaState, nowMs: number): number | null {
  return syncedAtMs === null ? null : Math.max(0, (nowMs - syncedAtMs) / SECOND_MS)
}
