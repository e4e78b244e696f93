import { once } from 'node:events'
import type { AppLoadContext } from '@remix-run/node'
import express, { type ErrorRequestHandler } from 'express'
import { ulid } from 'ulid'
import type { PatientJournal } from '#app/data/journal.ts'
import type { EntryAuthor, SentEntry } from '#app/entries.ts'
import type { SessionClaims } from '#app/features/user/rules/session.ts'
import type { Json } from '#app/kernel/entry.ts'
import { localDay, MINUTE_MS, toIso } from '#app/kernel/time.ts'
import { limitBody, limitForms, limitMethods } from '#app/server/body-limit.ts'
import { journalEndpoint } from '#app/server/journal-endpoint.ts'
import { checkOrigin } from '#app/server/origin-check.ts'
import type { EntryAnswer } from '#app/server/take-entries.ts'
import type { LessonFixture, TaskFixture } from './course-fixture.ts'

/** `POST /journal` behind what stands before it in the app. */
export interface JournalServer {
  readonly origin: string
  /** What nobody expected; each was answered with 500. */
  readonly errors: unknown[]
  close(): void
}

/** What the endpoint is served with. */
export interface JournalServerParts {
  readonly context: AppLoadContext
  readonly journal: Pick<PatientJournal, 'appendUnjudged'>
  readonly isReplicaOpen: () => boolean
}

/** Serves it over HTTP. */
export async function serveJournal(parts: JournalServerParts): Promise<JournalServer> {
  const errors: unknown[] = []
  const app = express()
  app.use(limitMethods, checkOrigin(undefined))
  const { context, journal, isReplicaOpen } = parts
  app.use(
    '/journal',
    journalEndpoint({ replica: { isOpen: isReplicaOpen }, journal, contextOf: () => context }),
  )
  app.use(limitBody, limitForms)
  const tell: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    errors.push(error)
    response.status(500).json({})
  }
  app.use(tell)
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    errors,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** A learner's session cookie, as signing in sets it. */
export async function cookieOf(
  context: AppLoadContext,
  { userId, deviceId }: EntryAuthor,
  change: Partial<SessionClaims> = {},
): Promise<string> {
  const claims: SessionClaims = {
    sessionId: ulid(),
    userId,
    deviceId,
    credentialVersion: 0,
    provenAtMs: context.nowMs(),
    expiresAtMs: context.nowMs() + 60 * MINUTE_MS,
    ...change,
  }
  const [cookie = ''] = (await context.sessionCookie.serialize(claims)).split(';')
  return cookie
}

/** What came back, parsed where it was JSON. */
export interface JournalReply {
  readonly status: number
  readonly headers: Headers
  readonly body: {
    readonly results?: readonly EntryAnswer[]
    readonly code?: string
    readonly field?: string
  }
}

/** Sends a body as a page of this site does. */
export async function post(
  origin: string,
  cookie: string | null,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = {},
): Promise<JournalReply> {
  const response = await fetch(`${origin}/journal`, {
    method: 'POST',
    body,
    headers: {
      'Content-Type': 'application/json',
      Origin: origin,
      ...(cookie === null ? {} : { Cookie: cookie }),
      ...headers,
    },
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
  // cast: the endpoint's own words; the tests say what they have to be.
  const read = (isJson ? JSON.parse(text) : {}) as JournalReply['body']
  return { status: response.status, headers: response.headers, body: read }
}

/** Sends entries, and gives the answer to each. */
export async function sendEntries(
  origin: string,
  cookie: string,
  entries: readonly unknown[],
): Promise<readonly EntryAnswer[]> {
  const reply = await post(origin, cookie, JSON.stringify({ entries }))
  if (!reply.body.results) throw new Error(`${reply.status}: ${JSON.stringify(reply.body)}`)
  return reply.body.results
}

let nextDeviceSeq = 1
/** Nobody does two things within a millisecond. */
const sinceMs = Date.now() - MINUTE_MS

/** Something that a learner did in New York, as their browser queued it. */
export function queued(kind: string, payload: Json, change: Partial<SentEntry> = {}): SentEntry {
  const deviceSeq = nextDeviceSeq++
  const atMs = change.at === undefined ? sinceMs + deviceSeq : Date.parse(change.at)
  const timeZone = 'America/New_York'
  return {
    id: ulid(),
    kind,
    deviceSeq,
    at: toIso(atMs),
    timeZone,
    localDay: localDay(atMs, timeZone),
    revisionId: null,
    payload,
    ...change,
  }
}

/** An answer to a task of the fixture, the right one unless another is given. */
export function queuedAnswer(
  { taskId, topicSlug, revisionId, right }: TaskFixture,
  answer: Json = right,
  change: Partial<SentEntry> = {},
): SentEntry {
  return queued('attempt.v1', { taskId, topicSlug, answer }, { revisionId, ...change })
}

/** The word that a lesson is finished. */
export function queuedFinish({ lessonId, revisionId }: LessonFixture, courseId: string): SentEntry {
  return queued('lesson-finished.v1', { lessonId, courseId }, { revisionId })
}
