import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeFailed, itHolds } from './expect-seeds.ts'
import { KEPT_SEEDS } from './kept-seeds.ts'
import { openMachines, type OpenMachines } from './machines.ts'
import { simulate } from './simulate.ts'

let machines: OpenMachines

beforeAll(() => {
  machines = openMachines()
})

afterAll(() => machines.close())

describe('journal, shipper and overlay, where a seed has found a mistake once', () => {
  it.each(KEPT_SEEDS)('make it no more: $seed, $found', async ({ seed }) => {
    expect(describeFailed([await simulate(seed, machines)])).toBe('')
  })
})

describe('a simulation', () => {
  it('goes the same way for the same seed', async () => {
    const [first, other, again] = [
      await simulate(3, machines),
      await simulate(4, machines),
      await simulate(3, machines),
    ]
    expect(again).toEqual(first)
    expect(other.trace).not.toEqual(first.trace)
  })
})

describe('journal, shipper and overlay, whatever happens', () => {
  itHolds(0, 350)
})
