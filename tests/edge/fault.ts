/** What a network or the other side can do to a connection. */
export type Fault =
  /** Half of it each way; the order is kept. */
  | { readonly kind: 'latency'; readonly roundTripMs: number }
  /** Connections are accepted, and nothing goes through, either way; what is held goes on when the fault is over. */
  | { readonly kind: 'black-hole' }
  /** Nobody listens, and whoever was connected is cut off. */
  | { readonly kind: 'refuse' }
  /** Connections are accepted and reset; whoever was connected is reset too. */
  | { readonly kind: 'reset' }
  /** The request arrives, its answer does not: the connection is closed in its place. Over after so many times. */
  | { readonly kind: 'cut-after-request'; readonly times?: number }
  /** A few bytes at a time, each way. */
  | { readonly kind: 'drip'; readonly bytesPerSecond: number }
  /** A request is not passed on; this is what it gets. HTML unless told. */
  | { readonly kind: 'answer'; readonly status: number; readonly body: string; readonly contentType?: string }

/** The fault of the moment, and whoever waits for another. */
export class FaultSwitch {
  #fault: Fault | null = null
  readonly #sleepers = new Set<() => void>()

  get fault(): Fault | null {
    return this.#fault
  }

  set(fault: Fault | null): void {
    this.#fault = fault
    for (const wake of this.#sleepers) wake()
  }

  /** Resolves when the fault is another, or after so long. */
  untilChange(limitMs?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = limitMs === undefined ? undefined : setTimeout(() => wake(), limitMs)
      const wake = () => {
        clearTimeout(timer)
        this.#sleepers.delete(wake)
        resolve()
      }
      this.#sleepers.add(wake)
    })
  }
}
