import { describe, expect, it } from 'vitest'
import { runChaos } from './chaos-run.ts'

/** The long run has more; `npm run test:chaos`. */
const kills = Number(process.env['CHAOS_KILLS'] ?? 20)
const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000)

describe('a school whose processes are killed at random moments', () => {
  it(
    `keeps its promises, as of seed ${seed}`,
    async () => {
      const { summary, violations } = await runChaos({ seed, kills })
      console.log(summary)
      expect(violations.slice(0, 50)).toEqual([])
    },
    60_000 + 180_000 + kills * 6_000,
  )
})
