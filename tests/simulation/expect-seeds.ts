import { afterAll, beforeAll, expect, it } from 'vitest'
import { openMachines, type OpenMachines } from './machines.ts'
import { simulate, type Simulated } from './simulate.ts'

/** Seeds that are simulated in one test. */
const AT_ONCE = 50

/** Tests that so many seeds from this one on end as they should. */
export function itHolds(first: number, count: number): void {
  let machines: OpenMachines
  beforeAll(() => {
    machines = openMachines()
  })
  afterAll(() => machines.close())

  const firsts = Array.from({ length: Math.ceil(count / AT_ONCE) }, (_, index) => first + index * AT_ONCE)
  it.each(firsts)('holds from seed %i on', async (from) => {
    const all: Simulated[] = []
    for (let seed = from; seed < Math.min(from + AT_ONCE, first + count); seed += 1) {
      all.push(await simulate(seed, machines))
    }
    expect(describeFailed(all)).toBe('')
  })
}

/** What to look at, and how to see it again; nothing where all is well. */
export function describeFailed(all: readonly Simulated[]): string {
  const failed = all.filter(({ failures }) => failures.length > 0)
  return failed
    .map(({ seed, failures, trace }) => {
      const again = `npm run test:simulation -- ${seed}`
      return [`seed ${seed} (again: ${again})`, ...failures, ...trace.map((line) => `  ${line}`)].join('\n')
    })
    .join('\n\n')
}
