import type { Cookie } from '@remix-run/node'
import type { Journal } from '#app/data/journal.ts'
import type { Primary } from '#app/data/primary.ts'
import type { Reader } from '#app/data/reader.ts'
import type { RunLearnerSql } from '#app/features/content/rules/sql-run.ts'

/** What every loader and action is given: the handles, time, identity, and what belongs to this request. */
export interface RequestContext {
  readonly reader: Reader
  readonly journal: Journal
  readonly primary: Primary
  readonly runSql: RunLearnerSql
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number
  /** A new ULID. */
  readonly newId: () => string
  /** Signed; holds a `SessionClaims`. */
  readonly sessionCookie: Cookie
  /** Names this browser to itself, for as long as it keeps cookies. */
  readonly deviceCookie: Cookie
  /** Whether the demo accounts exist, and may be shown. */
  readonly hasDemoAccounts: boolean
  /** For the inline scripts of this response. */
  readonly cspNonce: string
  /** When the request came, on the clock of `performance.now()`. */
  readonly startedAtMs: number
  /** Puts an unexpected error in the log. */
  readonly reportError: (error: unknown, path: string) => void
}

declare module '@remix-run/node' {
  interface AppLoadContext extends RequestContext {}
  interface Future {
    v3_singleFetch: true
  }
}
