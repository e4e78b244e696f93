import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#app/kernel/day.ts'
import { decayXp, type DecayingXp } from './decay.ts'
import { complementOf, toShare } from './share.ts'

const DUE = '2026-01-10'

/** As a configuration of these shares. */
function termsOf(dailyXpDecay: string, minXpPercent: string) {
  return { dailyKeep: complementOf(toShare(dailyXpDecay)), minShare: toShare(minXpPercent) }
}

function stateOf(currentXp: number, highestXp = currentXp): DecayingXp {
  return { currentXp, highestXp, nextReviewDay: DUE }
}

describe('decayXp', () => {
  it.each([
    ['before the review day', '2026-01-01', 100],
    ['on it', DUE, 100],
    ['a day later', '2026-01-11', 90],
    ['two days later', '2026-01-12', 81],
    ['three, rounded once', '2026-01-13', 73],
    ['at the floor', '2026-01-17', 50],
    ['years later', '2046-01-17', 50],
  ])('%s', (_, day, left) => {
    expect(decayXp(stateOf(100), termsOf('0.1', '0.5'), day)).toBe(left)
  })

  it.each([
    ['nothing before the first answer', { currentXp: 0, highestXp: 0, nextReviewDay: null }, 0],
    ['by the highest that there was, not by what is left', stateOf(60, 100), 50],
    ['and never up to it', stateOf(40, 100), 40],
  ])('takes %s', (_, state, left) => {
    expect(decayXp(state, termsOf('0.1', '0.5'), '2027-01-01')).toBe(left)
  })

  it('rounds the floor up, as it must not be gone below', () => {
    expect(decayXp(stateOf(101), termsOf('1', '0.5'), '2026-01-11')).toBe(51)
  })

  it('takes everything where it may, and nothing where there is no decay', () => {
    expect(decayXp(stateOf(100), termsOf('1', '0'), '2026-01-11')).toBe(0)
    expect(decayXp(stateOf(100), termsOf('0', '0'), '2126-01-11')).toBe(100)
  })

  it('is what a fraction that loses its share day by day comes to', () => {
    fc.assert(
      fc.property(decaying, (given) => {
        const { state, decay, floor, days } = given
        const day = addDays(DUE, days)
        const left = decayXp(state, termsOf(toText(decay), toText(floor)), day)
        expect(left).toBe(decayDayByDay(given))
      }),
    )
  })

  it('never rises from one day to the next, nor falls below the floor', () => {
    fc.assert(
      fc.property(decaying, ({ state, decay, floor, days }) => {
        const terms = termsOf(toText(decay), toText(floor))
        const [today, tomorrow] = [days, days + 1].map((later) => decayXp(state, terms, addDays(DUE, later)))
        expect(tomorrow).toBeLessThanOrEqual(today ?? NaN)
        const leastMillionths = Math.min(state.currentXp * 1e6, state.highestXp * floor)
        expect((tomorrow ?? NaN) * 1e6).toBeGreaterThanOrEqual(leastMillionths)
      }),
    )
  })
})

/** Millionths, often such as people write. */
const millionths = fc.oneof(
  fc.constantFrom(0, 1, 10_000, 50_000, 100_000, 500_000, 1_000_000),
  fc.nat(1_000_000),
)

const decaying = fc.record({
  state: fc.tuple(fc.nat(5_000), fc.nat(5_000)).map(([a, b]) => stateOf(Math.min(a, b), Math.max(a, b))),
  decay: millionths,
  floor: millionths,
  days: fc.oneof(fc.nat(40), fc.nat(2_000)),
})

function toText(share: number): string {
  return (share / 1e6).toFixed(6)
}

interface Given {
  readonly state: DecayingXp
  readonly decay: number
  readonly floor: number
  readonly days: number
}

function decayDayByDay({ state: { currentXp, highestXp }, decay, floor, days }: Given): number {
  let [left, whole] = [BigInt(currentXp), 1n]
  for (let day = 0; day < days; day += 1) {
    left *= 1_000_000n - BigInt(decay)
    whole *= 1_000_000n
  }
  let rounded = Number(left / whole)
  if ((left % whole) * 2n >= whole) rounded += 1
  let leastXp = 0
  while (leastXp * 1e6 < highestXp * floor) leastXp += 1
  return Math.min(currentXp, Math.max(rounded, leastXp))
}
