import { createClient, LibsqlBatchError, LibsqlError, type Client, type ResultSet } from '@libsql/client/http'
import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleType,
} from 'cockatiel'
import type { Compilable } from 'kysely'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { SECOND_MS } from '#app/kernel/time.ts'
import { toStatement, type SqlValue, type Statement } from './sql.ts'
import type { SqliteFailure } from './sqlite-refusal.ts'

/** A libSQL server, and who asks. */
export interface PrimaryAddress {
  /** `libsql:`, `https:` or `http:`. */
  readonly url: string
  readonly authToken?: string | undefined
}

/** Why a request had no answer, or was refused by SQLite at one of its statements. */
export type HttpFailure =
  | { readonly kind: 'refused'; readonly failure: SqliteFailure; readonly place: number | null }
  | { readonly kind: 'unreachable'; readonly detail: string; readonly mayHaveHappened: boolean }

/** The primary over HTTP: one round trip a request, a deadline, and no waiting for one that is known to be away. */
export interface PrimaryHttp {
  /**
   * All of the statements or none.
   *
   * @param deadlineMs 5 s unless told
   * @returns the rows of each statement
   */
  batch(
    statements: readonly Statement[],
    mode: 'read' | 'write',
    deadlineMs?: number,
  ): Promise<Result<readonly ResultSet[], HttpFailure>>
  /** The rows of one query, whose type they have. */
  ask<Row>(query: Compilable<Row>, deadlineMs?: number): Promise<Result<Row[], HttpFailure>>
  /** Whether the last request had an answer; true before the first. */
  isReachable(): boolean
  close(): void
}

/** How long an answer may take. */
export const HTTP_DEADLINE_MS = 5 * SECOND_MS

/**
 * Opens a connection to a libSQL server; nothing is sent yet. After three requests in a row without an answer the
 * circuit is open: requests fail at once, and one of them is let through now and then to see.
 *
 * @param onBack told of the first answer after one or more requests had none
 * @throws Error for an address that is none
 */
export function openPrimaryHttp(
  { url, authToken }: PrimaryAddress,
  onBack: () => void = () => {},
): PrimaryHttp {
  let isReachable = true
  const breaker = circuitBreaker(handleType(Outage), {
    halfOpenAfter: new ExponentialBackoff({ initialDelay: 0.5 * SECOND_MS, maxDelay: 5 * SECOND_MS }),
    breaker: new ConsecutiveBreaker(3),
  })

  async function batch(statements: readonly Statement[], mode: 'read' | 'write', deadlineMs: number) {
    // The breaker would let it wait for the one that is let through to see, as long as that one's deadline.
    if (breaker.state === CircuitState.HalfOpen) return fail(toUnreachable(AWAY, false))
    try {
      const answer = await breaker.execute(() => sendOnce(clientFor(deadlineMs), statements, mode))
      if (!isReachable) onBack()
      isReachable = true
      return answer
    } catch (error) {
      const isBroken = error instanceof BrokenCircuitError
      if (!isBroken && !(error instanceof Outage)) throw error
      isReachable = false
      return fail(isBroken ? toUnreachable(AWAY, false) : toUnreachable(error.message, error.mayHaveHappened))
    }
  }

  function clientFor(deadlineMs: number): Client {
    return createClient({
      url,
      ...(authToken === undefined ? {} : { authToken }),
      // A client of its own for each request, since its deadline is its own; connections are kept by `fetch`.
      fetch: (request: Request) => fetch(request, { signal: AbortSignal.timeout(Math.ceil(deadlineMs)) }),
    })
  }

  // An address that is none is told here, not with the first request.
  clientFor(HTTP_DEADLINE_MS).close()
  return {
    batch: (statements, mode, deadlineMs = HTTP_DEADLINE_MS) => batch(statements, mode, deadlineMs),
    async ask<Row>(query: Compilable<Row>, deadlineMs = HTTP_DEADLINE_MS) {
      const answered = await batch([toStatement(query)], 'read', deadlineMs)
      if (!answered.ok) return answered
      // cast: the row's type is the query's; libSQL's rows also have an index and a length.
      return ok((answered.value[0]?.rows ?? []) as unknown as Row[])
    },
    isReachable: () => isReachable,
    close: () => breaker.isolate(),
  }
}

const AWAY = 'it was away just now'

/** That no answer came; thrown for the breaker's sake. */
class Outage extends Error {
  readonly mayHaveHappened: boolean

  constructor(message: string, mayHaveHappened: boolean) {
    super(message)
    this.mayHaveHappened = mayHaveHappened
  }
}

async function sendOnce(
  client: Client,
  statements: readonly Statement[],
  mode: 'read' | 'write',
): Promise<Result<readonly ResultSet[], HttpFailure>> {
  try {
    const batch = statements.map(({ sql, parameters }) => ({ sql, args: parameters.map(toSendable) }))
    return ok(await client.batch(batch, mode))
  } catch (error) {
    if (error instanceof LibsqlError && error.code.startsWith('SQLITE_')) {
      const place = error instanceof LibsqlBatchError ? error.statementIndex : null
      return fail({ kind: 'refused', failure: { code: error.code, message: toPlain(error.message) }, place })
    }
    if (isBug(error)) throw error
    throw new Outage(describe(error), !hasDoneNothing(error))
  } finally {
    client.close()
  }
}

/**
 * Half of a character is no UTF-8: a server would turn the whole request away, now and for ever. A local file gets the same
 * sign for it.
 */
function toSendable(value: SqlValue): SqlValue {
  return typeof value === 'string' ? value.replaceAll(/\p{Surrogate}/gu, '\ufffd') : value
}

function toUnreachable(detail: string, mayHaveHappened: boolean): HttpFailure {
  return { kind: 'unreachable', detail, mayHaveHappened }
}

/** The client repeats the code in front of the message, once for each layer. */
function toPlain(message: string): string {
  return message.replace(/^(SQL\w*: )+(SQLite error: )?/, '')
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}

/** Whether a statement is none, or a value cannot be sent or read: no other time and no other network changes that. */
function isBug(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof LibsqlError && /^(SQL|ARGS)_/.test(error.code))
}

/** Whether nothing can have happened: there was no connection at all, or the request was turned away at the door. */
function hasDoneNothing(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  if (!(cause instanceof Error)) return false
  if ('status' in cause) return Number(cause.status) >= 400 && Number(cause.status) < 500
  return 'code' in cause && BEFORE_SENDING.has(String(cause.code))
}

const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])
