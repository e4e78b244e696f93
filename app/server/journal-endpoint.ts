import type { AppLoadContext } from '@remix-run/node'
import { Router, type Request, type Response } from 'express'
import { z } from 'zod/mini'
import type { PatientJournal } from '#app/data/journal.ts'
import { NoReplica, type Replica } from '#app/data/replica.server.ts'
import { readSessionOf } from '#app/features/user/find-viewer.server.ts'
import { SessionClaims } from '#app/features/user/rules/session.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { findRequestHandles } from './latest-write.ts'
import { readBody } from './read-body.ts'
import { takeEntries, type Sender } from './take-entries.ts'

/** The longest body, in bytes. */
export const JOURNAL_BODY_LIMIT_BYTES = 512 * 1024

/** How many entries one request may bring. */
export const MAX_SENT_ENTRIES = 200

/** What taking entries needs. */
export interface JournalEndpointParts {
  readonly replica: Pick<Replica, 'isOpen'>
  /** For what comes while there is no copy of the database. */
  readonly journal: Pick<PatientJournal, 'appendUnjudged'>
  readonly contextOf: (response: Pick<Response, 'locals'>) => AppLoadContext
}

/**
 * `POST` of entries that a browser has queued, in JSON: `{entries: [SentEntry, …]}`, at most 200 and 512 kB. Whose they
 * are, the session's cookie says. Works without a copy of the database, too: then they are kept and judged later.
 *
 * Answers 200 `{results: [EntryAnswer, …]}`, one for each entry in order: a bad one is refused by itself. Everything else
 * is answered `{code, message, field?}`: 400 for a body that holds no entries, 401 without a session, 413 for one that is
 * too long, 415 for one that is no JSON by its own word, 503 with Retry-After when nothing can be kept now: then nothing
 * was acknowledged. Sent again, the same entry gets the same answer.
 */
export function journalEndpoint(parts: JournalEndpointParts): Router {
  const router = Router()
  router.post('/', (request, response, next) => {
    answerEntries(parts, request, response).then(undefined, next)
  })
  return router
}

async function answerEntries(
  parts: JournalEndpointParts,
  request: Request,
  response: Response,
): Promise<void> {
  response.set('Cache-Control', 'private, no-store')
  const context = parts.contextOf(response)
  try {
    // First who asks: for nobody no body is read.
    const sender = await findSender(parts, request.headers.cookie, context)
    if (typeof sender === 'string') return answerProblem(response, sender)
    const sent = await readEntries(request)
    if (!sent.ok) return answerProblem(response, sent.reason)
    const { reader, runSql, nowMs, isBehind } = context
    const taken = await takeEntries(
      {
        journal: context.journal,
        unjudged: parts.journal,
        judging: parts.replica.isOpen() ? { reader, runSql } : null,
        isBehind,
      },
      sender,
      { entries: sent.value, nowMs: nowMs() },
    )
    if (!taken.ok) return answerProblem(response, taken.reason)
    // What the copy held already went into no journal that the browser's cookie could name.
    const isAnySafe = taken.value.some((answer) => answer.status === 'kept' && answer.saved === 'safe')
    if (isAnySafe) await findRequestHandles(response)?.noteSeen()
    answerJson(response, { results: taken.value })
  } catch (error) {
    // The copy has gone since it was looked for.
    if (!(error instanceof NoReplica)) throw error
    answerProblem(response, 'unavailable')
  }
}

/** Without a copy of the database what the cookie itself says has to do; the entries are judged by the copy later. */
async function findSender(
  { replica }: JournalEndpointParts,
  cookie: string | undefined,
  context: AppLoadContext,
): Promise<Sender | 'signed-out' | 'unavailable'> {
  if (cookie === undefined) return 'signed-out'
  if (replica.isOpen()) {
    const session = await readSessionOf(cookie, context)
    if (session.kind === 'viewer') return session.viewer
    return session.kind === 'on-its-way' ? 'unavailable' : 'signed-out'
  }
  const claims = SessionClaims.safeParse(await context.sessionCookie.parse(cookie))
  if (!claims.success || claims.data.expiresAtMs <= context.nowMs()) return 'signed-out'
  return context.sessionChecks.isRevoked(claims.data) ? 'signed-out' : claims.data
}

async function readEntries(
  request: Request,
): Promise<Result<readonly unknown[], 'not-json' | 'too-long' | 'not-readable' | 'no-entries'>> {
  if (request.is('application/json') !== 'application/json') return fail('not-json')
  const text = await readBody(request, JOURNAL_BODY_LIMIT_BYTES)
  if (!text.ok) return text
  const json = parseJson(text.value)
  if (!json.ok) return json
  const body = Body.safeParse(json.value)
  return body.success ? ok(body.data.entries) : fail('no-entries')
}

/** Nothing at all is a body without entries; what is neither object nor array is none. */
function parseJson(text: string): Result<unknown, 'not-readable'> {
  if (text === '') return ok(null)
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null ? ok(json) : fail('not-readable')
  } catch {
    return fail('not-readable')
  }
}

const Body = z.object({ entries: z.array(z.unknown()).check(z.maxLength(MAX_SENT_ENTRIES)) })

const PROBLEMS = {
  'signed-out': [401, 'You are signed out. Your browser keeps your work: sign in again to hand it in.'],
  'not-json': [415, 'Send JSON (application/json).'],
  'too-long': [413, `This is too long: at most ${JOURNAL_BODY_LIMIT_BYTES / 1024} kB.`],
  'not-readable': [400, 'The body is not JSON.', 'body'],
  'no-entries': [400, `The body needs an array of at most ${MAX_SENT_ENTRIES} entries.`, 'entries'],
  unavailable: [503, 'This cannot be kept here just now. Your browser keeps it and tries again.'],
} as const

function answerProblem(response: Response, code: keyof typeof PROBLEMS): void {
  const [status, message, field] = PROBLEMS[code]
  if (status === 503) response.set('Retry-After', '2')
  response.status(status)
  answerJson(response, { code, message, field })
}

/** As Express does, without a tag for caches: nobody may keep it. */
function answerJson(response: Response, body: unknown): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  const bytes = Buffer.from(JSON.stringify(body))
  response.setHeader('Content-Length', bytes.length)
  response.end(bytes)
}
