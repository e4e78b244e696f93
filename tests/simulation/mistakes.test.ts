import { describe, expect, it } from 'vitest'
import { openMachines, type OpenMachines } from './machines.ts'
import type { Mistakes } from './mistakes.ts'
import { simulate } from './simulate.ts'

/** Seeds within which each has to be found. */
const WITHIN = 150

async function findFirst(machines: OpenMachines, mistakes: Mistakes): Promise<string> {
  try {
    for (let seed = 0; seed < WITHIN; seed += 1) {
      const { failures } = await simulate(seed, machines, mistakes)
      if (failures.length > 0) return failures.join()
    }
    return 'nothing was found'
  } finally {
    await machines.close()
  }
}

describe('a mistake that is made on purpose is found', () => {
  it.each<[string, Mistakes, RegExp]>([
    ['an acknowledgement of what was not kept', { keepsNotAll: true }, /acknowledged/],
    ['an overlay that ignores what the copy holds', { ignoresIds: true }, /twice/],
    ['an overlay that forgets what was shipped', { leavesWhenShipped: true }, /does not see/],
    [
      'a journal that offers nothing again',
      { forgetsToOffer: true },
      /never applied|does not see|does not come to rest/,
    ],
    [
      'a number of a commit that is taken for the commit',
      { trustsNumbers: true },
      /never applied|does not see/,
    ],
    ['a lost commit that is waited for', { waitsForever: true }, /does not come to rest/],
  ])('%s', async (_, mistakes, message) => {
    expect(await findFirst(openMachines(), mistakes)).toMatch(message)
  })

  it('a primary without the guard of streams', async () => {
    expect(await findFirst(openMachines(false), {})).toMatch(/the primary's .* has .*, not|is behind/)
  })
})
