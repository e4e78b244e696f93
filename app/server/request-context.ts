import { createCookie, type AppLoadContext, type CookieOptions } from '@remix-run/node'
import type { Response } from 'express'
import type { Logger } from 'pino'
import { ulid } from 'ulid'
import type { RunLearnerSql } from '#app/features/content/rules/sql-run.ts'
import { SESSION_MS } from '#app/features/user/rules/session.ts'
import { DAY_MS, SECOND_MS } from '#app/kernel/time.ts'
import type { Data } from './open-data.ts'
import { cspNonce } from './security-headers.ts'

/** What the context of every request is made of. */
export interface ContextParts {
  readonly data: Data
  readonly runSql: RunLearnerSql
  readonly sessionSecret: string
  /** Whether the public address is HTTPS: cookies are then bound to it (`__Host-`). */
  readonly isHttps: boolean
  readonly hasDemoAccounts: boolean
  readonly log: Logger
}

/** Makes the function that gives each request its context. */
export function createRequestContext(
  parts: ContextParts,
): (response: Pick<Response, 'locals'>) => AppLoadContext {
  const { data, runSql, isHttps, hasDemoAccounts } = parts
  const prefix = isHttps ? '__Host-' : ''
  const common: CookieOptions = {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isHttps,
    secrets: [parts.sessionSecret],
  }
  const sessionCookie = createCookie(`${prefix}hs_session`, { ...common, maxAge: SESSION_MS / SECOND_MS })
  const deviceCookie = createCookie(`${prefix}hs_device`, { ...common, maxAge: (400 * DAY_MS) / SECOND_MS })
  return (response) => ({
    reader: data.replica,
    primary: data.primary,
    journal: data.journal,
    runSql,
    nowMs: () => Date.now(),
    newId: () => ulid(),
    sessionCookie,
    deviceCookie,
    hasDemoAccounts,
    cspNonce: cspNonce(response),
    startedAtMs: performance.now(),
    reportError: (error, path) => parts.log.error({ err: error, path }, 'a request failed'),
  })
}
