import { SECOND_MS } from '#app/kernel/time.ts'

/**
 * Takes turns at something, one after the other: every so often, at once when somebody asks, and with growing pauses
 * while it fails.
 */
export class SyncTurns {
  readonly #take: () => Promise<boolean>
  readonly #intervalMs: number
  #asking: ((succeeded: boolean) => void)[] = []
  #wake: (() => void) | null = null
  #isHurried = false
  #isClosed = false
  #failures = 0

  /**
   * Begins with the first turn.
   *
   * @param take one turn; whether it succeeded
   */
  constructor(take: () => Promise<boolean>, intervalMs: number) {
    this.#take = take
    this.#intervalMs = intervalMs
    void this.#run()
  }

  /** Asks for a turn that begins after this call; whether it succeeded. */
  ask(): Promise<boolean> {
    if (this.#isClosed) return Promise.resolve(false)
    return new Promise((resolve) => {
      this.#asking.push(resolve)
      this.#wake?.()
    })
  }

  /** Lets the next turn follow at once, though this one fails. */
  hurry(): void {
    this.#isHurried = true
    this.#wake?.()
  }

  close(): void {
    this.#isClosed = true
    this.#settle(this.#asking.splice(0), false)
    this.#wake?.()
  }

  async #run(): Promise<void> {
    // Whoever makes this is still being made.
    await Promise.resolve()
    while (!this.#isClosed) {
      const asking = this.#asking.splice(0)
      this.#isHurried = false
      const succeeded = await this.#take()
      this.#failures = succeeded ? 0 : this.#failures + 1
      this.#settle(asking, succeeded)
      await this.#pause()
    }
  }

  async #pause(): Promise<void> {
    const backOffMs =
      Math.min(MAX_BACK_OFF_MS, 0.5 * SECOND_MS * 2 ** this.#failures) * (0.5 + Math.random() / 2)
    if (this.#failures === 0) await this.#sleep(this.#intervalMs, 0)
    else await this.#sleep(Math.min(this.#intervalMs, backOffMs), MIN_BACK_OFF_MS)
  }

  /** @param leastMs not even a question shortens it below */
  async #sleep(mostMs: number, leastMs: number): Promise<void> {
    const startedMs = performance.now()
    await new Promise<void>((resolve) => {
      let timer = setTimeout(resolve, mostMs)
      const wake = (): void => {
        if (!this.#isClosed && !this.#isHurried && this.#asking.length === 0) return
        clearTimeout(timer)
        const leftMs = this.#isHurried || this.#isClosed ? 0 : leastMs - (performance.now() - startedMs)
        timer = setTimeout(resolve, Math.max(0, leftMs))
      }
      this.#wake = wake
      wake()
    })
    this.#wake = null
  }

  #settle(asking: readonly ((succeeded: boolean) => void)[], succeeded: boolean): void {
    for (const answer of asking) answer(succeeded)
  }
}

const MIN_BACK_OFF_MS = 0.5 * SECOND_MS
const MAX_BACK_OFF_MS = 15 * SECOND_MS
