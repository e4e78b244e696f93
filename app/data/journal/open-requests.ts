/** Requests to another thread that have no answer yet. */
export class OpenRequests<Answer> {
  readonly #waiting = new Map<number, (answer: Answer) => void>()
  #nextRequestId = 1

  /** @param send sends the request under the given id */
  ask(send: (requestId: number) => void): Promise<Answer> {
    const requestId = this.#nextRequestId++
    return new Promise((resolve) => {
      this.#waiting.set(requestId, resolve)
      send(requestId)
    })
  }

  /** One that was settled before, or is not known, is left aside. */
  settle(requestId: number, answer: Answer): void {
    this.#waiting.get(requestId)?.(answer)
    this.#waiting.delete(requestId)
  }

  settleAll(answer: Answer): void {
    for (const resolve of this.#waiting.values()) resolve(answer)
    this.#waiting.clear()
  }
}
