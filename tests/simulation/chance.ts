/** Everything that is left to chance in one simulation, out of one seed (mulberry32). */
export class Chance {
  #state: number

  /** @param seed a whole number; neighbours give unlike sequences */
  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 0x9e3779b1)
  }

  /** From 0 up to, not including, 1. */
  real(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from 0 up to, not including, this one. */
  below(bound: number): number {
    return Math.floor(this.real() * bound)
  }

  happens(probability: number): boolean {
    return this.real() < probability
  }

  /** @throws Error for a list of nothing */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new Error('there is nothing to pick from')
    return item
  }

  /** Picks by weight. */
  weighed<Item>(items: readonly (readonly [item: Item, weight: number])[]): Item {
    let left = this.real() * items.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [item, weight] of items) {
      left -= weight
      if (left < 0) return item
    }
    return this.pick(items)[0]
  }
}
