import { describe, expect, it } from 'vitest'
import { runChaos } from './chaos-run.ts'

/** How many the long run has; `npm run test:chaos`. */
const told = process.env['CHAOS_KILLS']
const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000)
const plan = told ? { kills: Number(told), limitMs: Number(told) * 10_000 } : { kills: 20, limitMs: 35_000 }

describe('a school whose processes are killed at random moments', () => {
  it(`keeps its promises, as of seed ${seed}`, { retry: 0, timeout: plan.limitMs + 240_000 }, async () => {
    const { summary, killed, violations } = await runChaos({ seed, ...plan })
    console.log(summary)
    expect(violations.slice(0, 50)).toEqual([])
    expect(Object.values(killed)).not.toContain(0)
  })
})
