import type { HttpFailure, PrimaryHttp } from '#app/data/primary-http.server.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import type { SimulatedPrimary } from './simulated-primary.ts'

/**
 * How a wait ends. `lost`: the request never arrives. `unanswered`: it arrives, and its answer is lost. `late`: whoever
 * waits gives up, and the request arrives later, or never.
 */
export type Luck = 'answered' | 'refused' | 'lost' | 'unanswered' | 'late'

/** Somebody who waits for something that is not done at once. */
export interface Waiting {
  /** One life of a node: what it waited for is gone with it. */
  readonly life: string
  readonly who: 'shipper' | 'syncer' | 'act'
  readonly what: 'commit' | 'ask' | 'pull' | 'judge' | 'patience'
  readonly finish: (luck: Luck) => void
  /** What arrives though nobody waits any more. */
  readonly stray: (() => void) | null
}

/** Whose wait it is. */
export type Who = Pick<Waiting, 'life' | 'who'>

/** Everything that is under way between nodes and the primary; nothing moves until it is told to. */
export class Network {
  readonly #primary: SimulatedPrimary
  readonly #note: (what: string) => void
  readonly #hidesPlace: () => boolean
  #waiting: Waiting[] = []
  #strays: (() => void)[] = []

  /** @param hidesPlace whether this refusal does not tell which statement it was */
  constructor(primary: SimulatedPrimary, note: (what: string) => void, hidesPlace: () => boolean) {
    this.#primary = primary
    this.#note = note
    this.#hidesPlace = hidesPlace
  }

  get waiting(): readonly Waiting[] {
    return this.#waiting
  }

  /** Whether a shipper waits, or goes on by itself. */
  isWaiting(life: string): boolean {
    return this.#waiting.some((one) => one.life === life && one.who === 'shipper')
  }

  get strays(): number {
    return this.#strays.length
  }

  /** Waits until it is told how that ends. */
  wait<Answer>(
    { life, who }: Who,
    what: Waiting['what'],
    answerTo: (luck: Luck) => Answer,
    stray: (() => void) | null = null,
  ): { readonly answer: Promise<Answer>; cancel(): void } {
    let waiting: Waiting | null = null
    const answer = new Promise<Answer>((resolve) => {
      waiting = { life, who, what, finish: (luck) => resolve(answerTo(luck)), stray }
      this.#waiting.push(waiting)
    })
    return { answer, cancel: () => this.#remove(waiting) }
  }

  finish(waiting: Waiting, luck: Luck): void {
    this.#remove(waiting)
    this.#note(`${waiting.life}: ${waiting.what} ${luck}`)
    waiting.finish(luck)
    if (luck === 'late' && waiting.stray) this.#strays.push(waiting.stray)
  }

  /** A life is over; what it had sent is still under way. */
  end(life: string): void {
    for (const one of this.#waiting) if (one.life === life && one.stray) this.#strays.push(one.stray)
    this.#waiting = this.#waiting.filter((one) => one.life !== life)
  }

  /** Lets something arrive, or lose its way, for which nobody waits any more. */
  endStray(index: number, isLost: boolean): void {
    const [stray] = this.#strays.splice(index, 1)
    this.#note(`a late request ${isLost ? 'is lost' : 'arrives'}`)
    if (!isLost) stray?.()
  }

  /** What a node sees of the primary. */
  httpOf(who: Who): PrimaryHttp {
    return {
      batch: (statements) => {
        const send = () => this.#execute(who.life, statements)
        const answerTo = (luck: Luck) => {
          if (luck === 'answered') return send()
          if (luck === 'unanswered') send()
          return unreachable(luck !== 'refused')
        }
        return this.wait(who, 'commit', answerTo, send).answer
      },
      ask: (query) => {
        const answerTo = (luck: Luck) =>
          luck === 'answered' ? ok(this.#primary.ask(query)) : unreachable(false)
        return this.wait(who, 'ask', answerTo).answer
      },
      isReachable: () => true,
      close() {},
    }
  }

  #execute(
    life: string,
    statements: Parameters<PrimaryHttp['batch']>[0],
  ): Awaited<ReturnType<PrimaryHttp['batch']>> {
    const done = this.#primary.execute(statements)
    if (done.ok) {
      this.#note(`${life}: committed as ${this.#primary.log.length}`)
      // cast: of a result set only the rows are read.
      return ok(done.value.map((rows) => ({ rows }))) as unknown as Awaited<ReturnType<PrimaryHttp['batch']>>
    }
    const { failure, place } = done.reason
    this.#note(`${life}: refused at ${place}: ${failure.message}`)
    return fail({ ...done.reason, place: this.#hidesPlace() ? null : place })
  }

  #remove(waiting: Waiting | null): void {
    this.#waiting = this.#waiting.filter((one) => one !== waiting)
  }
}

function unreachable(mayHaveHappened: boolean): Result<never, HttpFailure> {
  return fail({ kind: 'unreachable', detail: 'no answer', mayHaveHappened })
}
