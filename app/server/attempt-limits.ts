import { RateLimiterMemory } from 'rate-limiter-flexible'
import {
  ATTEMPT_LIMITS,
  ATTEMPT_WINDOW_MS,
  type Attempt,
  type AttemptLimits,
  type LimitedAct,
} from '#app/features/user/rules/attempt-limit.ts'
import { SECOND_MS } from '#app/kernel/time.ts'

/**
 * Counts attempts in this node's memory; see `docs/decisions/015-attempts-are-counted-on-each-node.md`.
 *
 * @param maxKeys how many counts are kept; beyond, those that were raised longest ago are forgotten
 */
export function createAttemptLimits(maxKeys = MAX_KEYS): AttemptLimits {
  // The limits differ from act to act, so this only counts and knows when a count ends.
  const counts = new RateLimiterMemory({ points: 1, duration: ATTEMPT_WINDOW_MS / SECOND_MS })
  const keys = new Set<string>()

  async function raise(key: string): Promise<{ readonly count: number; readonly waitMs: number }> {
    keys.delete(key)
    keys.add(key)
    const [oldest] = keys
    if (keys.size > maxKeys && oldest !== undefined) await drop(oldest)
    const { consumedPoints, msBeforeNext } = await counts.penalty(key)
    return { count: consumedPoints, waitMs: Math.max(msBeforeNext, SECOND_MS) }
  }

  async function drop(key: string): Promise<void> {
    keys.delete(key)
    await counts.delete(key)
  }

  return {
    async count(act, attempt) {
      const limit = ATTEMPT_LIMITS[act]
      const { client, pair, account } = keysOf(act, attempt)
      const byClient = await raise(client)
      if (byClient.count > limit.client) return byClient.waitMs
      const byPair = await raise(pair)
      // One that is stopped here takes nothing from what others may try for this account.
      if (byPair.count > limit.pair) return byPair.waitMs
      const byAll = await raise(account)
      const isBusy = byAll.count > limit.account
      return isBusy && byPair.count > limit.pairWhenBusy ? byPair.waitMs : null
    },
    async forgive(act, attempt) {
      const { client, pair, account } = keysOf(act, attempt)
      await drop(pair)
      for (const key of [client, account]) if (keys.has(key)) await counts.reward(key)
    },
  }
}

/** Each takes a few hundred bytes. */
const MAX_KEYS = 50_000

function keysOf(act: LimitedAct, { client, account }: Attempt) {
  return {
    client: `${act} client ${client}`,
    pair: `${act} pair ${client} ${account}`,
    account: `${act} account ${account}`,
  }
}
