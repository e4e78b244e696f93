import type { Cookie } from '@remix-run/node'
import type { Journal, Parking } from '#app/data/journal.ts'
import type { NodeReport } from '#app/data/monitor/node-report.ts'
import type { Primary } from '#app/data/primary.ts'
import type { Reader } from '#app/data/reader.ts'
import type { RunLearnerSql } from '#app/features/content/rules/sql-run.ts'
import type { LegalName, LegalPage } from '#app/features/system/rules/legal-page.ts'
import type { Provider } from '#app/features/user/open-provider.server.ts'
import type { AttemptLimits } from '#app/features/user/rules/attempt-limit.ts'
import type { SessionChecks } from '#app/features/user/rules/session-lease.ts'
import type { Mail } from '#app/kernel/mail.ts'
import type { Locale } from '#app/words/locale.ts'

/** What every loader and action is given: the handles, time, identity, and what belongs to this request. */
export interface RequestContext {
  readonly reader: Reader
  readonly journal: Journal
  readonly primary: Primary
  /** A journal whose entries no page has to show at once: this browser is not told to follow them. */
  readonly quietJournal: Journal
  readonly mail: Mail
  /** How often somebody has tried to prove who they are. */
  readonly attemptLimits: AttemptLimits
  /** Who asks, by network address, as attempts are counted by. */
  readonly client: string
  /** HMAC under a key that only this school's servers have, in hex. */
  readonly keyedHash: (text: string) => string
  readonly runSql: RunLearnerSql
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number
  /** A new ULID. */
  readonly newId: () => string
  /** Whether this server cannot show this browser's latest writes yet. */
  readonly isBehind: boolean
  /** How old this server's copy is, where that is worth telling; null where it is as new as it should be. */
  readonly staleness: Staleness | null
  readonly sessionChecks: SessionChecks
  /** Where parked entries are tried again. */
  readonly parking: Parking
  /** How this node is, for operators. */
  readonly readNode: () => NodeReport
  /** Signed; holds a `SessionClaims`. */
  readonly sessionCookie: Cookie
  /** Names this browser to itself, for as long as it keeps cookies. */
  readonly deviceCookie: Cookie
  /** Signed; holds a `ProviderHandshake` while somebody is at the provider. */
  readonly providerCookie: Cookie
  /** Signed; holds a `PasskeyHandshake` while a browser asks its owner for a passkey. */
  readonly passkeyCookie: Cookie
  /** Where people may sign in instead; null where none is configured. */
  readonly provider: Provider | null
  /** The public address as it is configured; null where it is whatever was asked for. */
  readonly publicOrigin: string | null
  /** Whether people learn here in earnest: no page for builders, then. */
  readonly isProduction: boolean
  /** Whether the demo accounts exist, and may be shown. */
  readonly hasDemoAccounts: boolean
  /** For the inline scripts of this response. */
  readonly cspNonce: string
  /** When the request came, on the clock of `performance.now()`. */
  readonly startedAtMs: number
  /** A page whose text is the operator's, in a language or else in English; null where nobody has written it. */
  readonly findLegalPage: (name: LegalName, locale: Locale) => Promise<LegalPage | null>
  /** Puts an unexpected error in the log. */
  readonly reportError: (error: unknown, path: string) => void
}

/** That a server's copy is old: the primary is out of reach, or the copy is being built anew. */
export interface Staleness {
  readonly cause: 'cut-off' | 'rebuilding'
  /** Everything until this instant is here. Milliseconds since the epoch; null when that is not known. */
  readonly sinceMs: number | null
}

declare module '@remix-run/node' {
  interface AppLoadContext extends RequestContext {}
  interface Future {
    v3_singleFetch: true
  }
}
