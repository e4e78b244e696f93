/** What is known of this machine's copy of the database. */
export interface ReplicaState {
  /** Whether there is a copy that can be read. */
  readonly isOpen: boolean
  /**
   * Everything that the primary had at this instant is in the copy. Milliseconds since the epoch; null when it was never
   * synced.
   */
  readonly syncedAtMs: number | null
  /** Whether the primary answered when it was last asked. */
  readonly isPrimaryReachable: boolean
  /** The replication frame; not monotonic, for watching only. Null for a local file. */
  readonly frame: number | null
  /** Why the copy is followed no more, and is being built anew. */
  readonly alarm: 'foreign-history' | 'malformed' | null
}

/** How new this machine's copy is, and the wish for a newer one. */
export interface Freshness {
  state(): ReplicaState
  /**
   * Waits until the copy holds a commit.
   *
   * @param ledgerSeq what `Primary.commit` answered
   * @returns false when it does not hold it in time
   */
  untilHolds(ledgerSeq: number, timeoutMs: number): Promise<boolean>
  /**
   * Asks for one sync that begins after this call, and waits for it.
   *
   * @returns whether it succeeded in time
   */
  syncOnce(timeoutMs: number): Promise<boolean>
}

/** Of a copy that is the primary's own file: it is never behind. */
export const ALWAYS_FRESH: Freshness = {
  state: () => ({
    isOpen: true,
    syncedAtMs: Date.now(),
    isPrimaryReachable: true,
    frame: null,
    alarm: null,
  }),
  untilHolds: () => Promise.resolve(true),
  syncOnce: () => Promise.resolve(true),
}
