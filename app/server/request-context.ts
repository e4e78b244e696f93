import type { AppLoadContext } from '@remix-run/node'
import type { RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { ulid } from 'ulid'
import type { ReplicaState } from '#app/data/freshness.ts'
import type { NodeReport } from '#app/data/monitor/node-report.ts'
import type { RunLearnerSql } from '#app/features/content/rules/sql-run.ts'
import type { Provider } from '#app/features/user/open-provider.server.ts'
import type { AttemptLimits } from '#app/features/user/rules/attempt-limit.ts'
import { PASSKEY_MS } from '#app/features/user/rules/passkey.ts'
import { PROVIDER_MS } from '#app/features/user/rules/provider.ts'
import type { SessionChecks } from '#app/features/user/rules/session-lease.ts'
import { SESSION_MS } from '#app/features/user/rules/session.ts'
import type { Mail } from '#app/kernel/mail.ts'
import { fail } from '#app/kernel/result.ts'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '#app/kernel/time.ts'
import type { Staleness } from '#app/load-context.ts'
import { createAttemptLimits } from './attempt-limits.ts'
import { clientOf } from './client-address.ts'
import { createKeyedHash } from './keyed-hash.ts'
import { findRequestHandles, followLatestWrites, type FollowedData } from './latest-write.ts'
import type { FindLegalPage } from './legal-pages.ts'
import type { Data } from './open-data.ts'
import { LOCAL_CHECKS } from './revocations.ts'
import { cspNonce } from './security-headers.ts'
import { createSignedCookie } from './signed-cookie.ts'

/** What the context of every request is made of. */
export interface ContextParts extends CookieParts {
  readonly data: Data
  /** Needed where the primary is reached over HTTP. */
  readonly sessionChecks?: SessionChecks
  /** How this node is, for operators; where nothing is watched, nobody can look. */
  readonly readNode?: () => NodeReport
  readonly runSql: RunLearnerSql
  readonly hasDemoAccounts: boolean
  /** Where none is given, nobody has written any of the operator's pages. */
  readonly findLegalPage?: FindLegalPage
  /** Where none is given, no letter goes out. */
  readonly mail?: Mail
  /** Counts of its own where none are given. */
  readonly attemptLimits?: AttemptLimits
  /** Where people may sign in instead; nowhere unless given. */
  readonly provider?: Provider | null
  /** The public address, where it is configured. */
  readonly publicOrigin?: string | null | undefined
  readonly log: Logger
}

/** What cookies are signed with, and bound to. */
export interface CookieParts {
  readonly sessionSecret: string
  /** Whether the public address is HTTPS: cookies are then bound to it (`__Host-`). */
  readonly isHttps: boolean
}

/**
 * Makes the function that gives each request its context. Its handles are those that `followWrites` has made for this
 * response, or the node's own.
 */
export function createRequestContext(
  parts: ContextParts,
): (response: Pick<Response, 'locals'>) => AppLoadContext {
  const { data, runSql, hasDemoAccounts } = parts
  const cookies = createCookies(parts)
  if (data.http && !parts.sessionChecks) throw new Error('sessions of a remote primary have to be checked')
  const sessionChecks = parts.sessionChecks ?? LOCAL_CHECKS
  const { mail = NO_MAIL, attemptLimits = createAttemptLimits() } = parts
  const keyedHash = createKeyedHash(parts.sessionSecret)
  return (response) => {
    const handles = findRequestHandles(response) ?? { ...data, isBehind: false }
    return {
      reader: data.replica,
      primary: handles.primary,
      journal: handles.journal,
      quietJournal: data.journal,
      mail,
      attemptLimits,
      client: clientOf(response),
      keyedHash,
      isBehind: handles.isBehind,
      staleness: findStaleness(data.freshness.state(), Date.now()),
      sessionChecks,
      parking: data.journal,
      readNode: parts.readNode ?? refuseToTell,
      runSql,
      nowMs: () => Date.now(),
      newId: () => ulid(),
      sessionCookie: cookies.session,
      deviceCookie: cookies.device,
      providerCookie: cookies.provider,
      passkeyCookie: cookies.passkey,
      provider: parts.provider ?? null,
      publicOrigin: parts.publicOrigin ?? null,
      hasDemoAccounts,
      isProduction: !hasDemoAccounts,
      findLegalPage: parts.findLegalPage ?? (() => Promise.resolve(null)),
      cspNonce: cspNonce(response),
      startedAtMs: performance.now(),
      reportError: (error, path) => parts.log.error({ err: error, path }, 'a request failed'),
    }
  }
}

const NO_MAIL: Mail = { send: () => Promise.resolve(fail('not-sent')), sendLater: () => undefined }

function refuseToTell(): never {
  throw new Error('nothing is watched here')
}

/** Makes the handler that goes before every page: see `followLatestWrites`. */
export function followWrites(parts: CookieParts & { readonly data: FollowedData }): RequestHandler {
  return followLatestWrites(parts.data, createCookies(parts).latest)
}

function createCookies({ sessionSecret, isHttps }: CookieParts) {
  const prefix = isHttps ? '__Host-' : ''
  const open = (name: string, lifeMs: number) =>
    createSignedCookie(`${prefix}${name}`, {
      secret: sessionSecret,
      maxAgeSeconds: lifeMs / SECOND_MS,
      isSecure: isHttps,
    })
  return {
    session: open('hs_session', SESSION_MS),
    device: open('hs_device', 400 * DAY_MS),
    latest: open('hs_latest', 60 * MINUTE_MS),
    provider: open('hs_provider', PROVIDER_MS),
    passkey: open('hs_passkey', PASSKEY_MS),
  }
}

/** A copy of another history is told of at once; one that the primary is only late for, after a while. */
function findStaleness(
  { isPrimaryReachable, syncedAtMs, alarm }: ReplicaState,
  nowMs: number,
): Staleness | null {
  if (alarm !== null) return { cause: 'rebuilding', sinceMs: syncedAtMs }
  const isOld = syncedAtMs === null || nowMs - syncedAtMs > STALE_MS
  return isOld && !isPrimaryReachable ? { cause: 'cut-off', sinceMs: syncedAtMs } : null
}

/** How old a copy may be before it is told of. */
const STALE_MS = 3 * MINUTE_MS
