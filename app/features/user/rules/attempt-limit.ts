import { MINUTE_MS } from '#app/kernel/time.ts'

/** How long an attempt counts, in milliseconds. */
export const ATTEMPT_WINDOW_MS = 15 * MINUTE_MS

/** How often something may be tried within the window. */
export interface AttemptLimit {
  /** By one client, for whomever; a whole class may be behind one address. */
  readonly client: number
  /** By one client for one account. */
  readonly pair: number
  /** For one account by all clients, after which each network of them may only do so as often as `pairWhenBusy`. */
  readonly account: number
  /** Never 0: whoever tries from everywhere must not keep its owner out. */
  readonly pairWhenBusy: number
}

/** What is counted. `taken-address`: signing up with an address that is taken; `own-password`: asked of who is signed in. */
export const ATTEMPT_LIMITS = {
  login: { client: 100, pair: 10, account: 50, pairWhenBusy: 3 },
  signup: { client: 60, pair: 10, account: 30, pairWhenBusy: 3 },
  'taken-address': { client: 10, pair: 5, account: 30, pairWhenBusy: 2 },
  forgot: { client: 20, pair: 3, account: 10, pairWhenBusy: 1 },
  reset: { client: 30, pair: 10, account: 20, pairWhenBusy: 5 },
  verify: { client: 60, pair: 10, account: 30, pairWhenBusy: 5 },
  'send-code': { client: 120, pair: 5, account: 10, pairWhenBusy: 2 },
  picture: { client: 200, pair: 30, account: 60, pairWhenBusy: 5 },
  'own-password': { client: 200, pair: 10, account: 30, pairWhenBusy: 5 },
} as const satisfies Readonly<Record<string, AttemptLimit>>

/** One of `ATTEMPT_LIMITS`. */
export type LimitedAct = keyof typeof ATTEMPT_LIMITS

/** Who tries. */
export interface Attempt {
  readonly client: string
  /** Whose account: an address, or a user's id. */
  readonly account: string
}

/** Counts attempts. */
export interface AttemptLimits {
  /**
   * Counts one more.
   *
   * @returns how long to wait, in milliseconds, where there were too many; null where it may be made
   */
  count(act: LimitedAct, attempt: Attempt): Promise<number | null>
  /**
   * Counts nothing: says whether this client has no more of the act, for whomever.
   *
   * @returns how long to wait, in milliseconds; null where it has
   */
  findClientWait(act: LimitedAct, client: string): Promise<number | null>
  /** Forgets what was counted for this client and account: it was the right person. */
  forgive(act: LimitedAct, attempt: Attempt): Promise<void>
}
