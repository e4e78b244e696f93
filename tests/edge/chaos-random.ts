import { createHash } from 'node:crypto'

/** Choices that are the same for the same seed, in the same order. */
export interface Random {
  /** 0 ≤ it < 1. */
  next(): number
  chance(probability: number): boolean
  /** Of a list that is not empty. */
  pick<One>(list: readonly One[]): One
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  shuffled<One>(list: readonly One[]): One[]
  /** A sequence of its own, so that who asks more often does not change what others get. */
  fork(name: string): Random
}

/** Makes the choices of a seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))

  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick(list) {
      const [picked, isThere] = [list[between(0, list.length - 1)], list.length > 0]
      if (picked === undefined || !isThere) throw new Error('there is nothing to choose from')
      return picked
    },
    shuffled: (list) =>
      list
        .map((one) => ({ one, place: next() }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ one }) => one),
    fork: (name) => randomOf(seed ^ createHash('sha256').update(name).digest().readInt32LE(0)),
  }
}
