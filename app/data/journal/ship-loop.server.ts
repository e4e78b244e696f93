import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { MINUTE_MS, SECOND_MS } from '#app/kernel/time.ts'
import type { ShipOutcome } from './shipper.server.ts'

/** How long closing may take: the last batches, or waiting for a primary that is away. */
const CLOSE_DEADLINE_MS = 6 * SECOND_MS

/** Ships in the background. */
export interface ShipLoop {
  /** There is something to ship. */
  wake(): void
  /** What stood in the way may be gone: the next try is now. */
  hurry(): void
  /**
   * Offers what is left to the primary once more.
   *
   * @returns false when something is still under way after `CLOSE_DEADLINE_MS`
   */
  stop(): Promise<boolean>
}

/**
 * Ships until nothing is left whenever it is woken, one round at a time; backs off while the primary is away.
 *
 * @param shipRound never rejects
 */
export function startShipLoop(shipRound: () => Promise<ShipOutcome>): ShipLoop {
  let running: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null
  let failures = 0
  /** What was asked for since the rounds that run began. */
  let asked: 'nothing' | 'wake' | 'hurry' = 'nothing'
  let stoppedAtMs: number | null = null

  async function drain(): Promise<void> {
    let staleRounds = 0
    for (;;) {
      const before = performance.eventLoopUtilization()
      const outcome = await shipRound()
      staleRounds = outcome === 'stale' ? staleRounds + 1 : 0
      failures = countFailures(failures, outcome, staleRounds)
      const isLate = stoppedAtMs !== null && performance.now() - stoppedAtMs > CLOSE_DEADLINE_MS
      if (failures > 0 || outcome === 'idle' || isLate) return
      // Appends come first, and this thread is theirs too; more of them also share the next batch.
      await sleep(stoppedAtMs === null ? pauseMs(performance.eventLoopUtilization(before).active) : 0)
    }
  }

  function wake(): void {
    if (asked === 'nothing') asked = 'wake'
    if (running || timer || stoppedAtMs !== null) return
    asked = 'nothing'
    running = drain().finally(() => {
      running = null
      if (stoppedAtMs !== null) return
      if (failures > 0 && asked !== 'hurry') timer = setTimeout(hurry, backOffMs(failures))
      // It came after the last round had looked.
      else if (asked !== 'nothing') wake()
    })
  }

  function hurry(): void {
    if (timer) clearTimeout(timer)
    timer = null
    asked = 'hurry'
    wake()
  }

  async function drainLast(): Promise<true> {
    const wasRunning = running !== null
    await running
    // A primary that was away in this very moment is not asked again.
    if (!wasRunning || failures === 0) await drain()
    return true
  }

  return {
    wake,
    hurry,
    async stop() {
      stoppedAtMs = performance.now()
      if (timer) clearTimeout(timer)
      return Promise.race([drainLast(), sleep(CLOSE_DEADLINE_MS, false, { ref: false })])
    },
  }
}

/** Failures in a row, after one more round. */
function countFailures(before: number, outcome: ShipOutcome, staleRounds: number): number {
  // What was shipped shows that the primary is there: only the copy is late.
  if (outcome === 'behind') return 1
  return outcome === 'unavailable' || staleRounds > MAX_STALE_ROUNDS ? before + 1 : 0
}

/** A round is rested from twice as long as it kept the thread busy, within bounds. */
function pauseMs(busyMs: number): number {
  return Math.min(0.2 * SECOND_MS, 2 * busyMs)
}

/** Others who write for the same learners all the time are let go first. */
const MAX_STALE_ROUNDS = 5

/** Doubles from half a second to a minute, with full jitter, so that nodes do not come back in step. */
function backOffMs(failures: number): number {
  return Math.random() * Math.min(MINUTE_MS, 0.5 * SECOND_MS * 2 ** failures)
}
