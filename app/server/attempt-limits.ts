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
      const { client, network, pair, networkPair, account } = keysOf(act, attempt)
      const byClient = await raise(client)
      if (byClient.count > limit.client) return byClient.waitMs
      const byNetwork = await raise(network)
      if (byNetwork.count > limit.client * NETWORK_TIMES) return byNetwork.waitMs
      const byPair = await raise(pair)
      // One that is stopped here takes nothing from what others may try for this account.
      if (byPair.count > limit.pair) return byPair.waitMs
      const byNetworkPair = await raise(networkPair)
      const byAll = await raise(account)
      const isBusy = byAll.count > limit.account
      return isBusy && byNetworkPair.count > limit.pairWhenBusy ? byNetworkPair.waitMs : null
    },
    async findClientWait(act, client) {
      const counted = await counts.get(keysOf(act, { client, account: '' }).client)
      if (counted === null || counted.consumedPoints < ATTEMPT_LIMITS[act].client) return null
      return Math.max(counted.msBeforeNext, SECOND_MS)
    },
    async forgive(act, attempt) {
      const { client, network, pair, networkPair, account } = keysOf(act, attempt)
      await drop(pair)
      for (const key of [client, network, networkPair, account]) if (keys.has(key)) await counts.reward(key)
    },
  }
}

/** Each takes a few hundred bytes. */
const MAX_KEYS = 50_000

/** How many clients' worth a network may try. */
const NETWORK_TIMES = 10

function keysOf(act: LimitedAct, { client, account }: Attempt) {
  const network = toNetwork(client)
  return {
    client: `${act} client ${client}`,
    network: `${act} network ${network}`,
    pair: `${act} pair ${client} ${account}`,
    networkPair: `${act} network pair ${network} ${account}`,
    account: `${act} account ${account}`,
  }
}

/** Of IPv6 the first 48 bits: whoever asks for that much is given it, and is 65,536 clients by it. */
function toNetwork(client: string): string {
  return client.endsWith('::/64') ? `${client.split(':').slice(0, 3).join(':')}::/48` : client
}
