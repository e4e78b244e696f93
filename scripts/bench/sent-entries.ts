import { ulid } from 'ulid'
import type { SentEntry } from '#app/entries.ts'
import { localDay, toIso } from '#app/kernel/time.ts'
import { loadHttp, toPost, type HttpFigures } from './http-load.ts'
import { learnerAt, type SchoolFacts } from './school-facts.ts'

/** An answer to the lesson's task, as a browser sends it. */
export function makeSentAttempt({ task }: SchoolFacts, deviceSeq: number): SentEntry {
  const { taskId, revisionId, topicSlug } = task
  return makeSent('attempt.v1', revisionId, { taskId, topicSlug, answer: { choice: '1' } }, deviceSeq)
}

/** That the lesson is finished, as a browser sends it. */
export function makeSentFinish({ lessonId, courseId, lessonRevisionId }: SchoolFacts): SentEntry {
  return makeSent('lesson-finished.v1', lessonRevisionId, { lessonId, courseId }, 1)
}

function makeSent(kind: string, revisionId: string, payload: unknown, deviceSeq: number): SentEntry {
  const nowMs = Date.now()
  const when = { at: toIso(nowMs), timeZone: 'UTC', localDay: localDay(nowMs, 'UTC') }
  return { id: ulid(), kind, deviceSeq, ...when, revisionId, payload }
}

/** Hands in entries of one learner. */
export async function postEntries(
  origin: string,
  cookie: string,
  entries: readonly SentEntry[],
): Promise<void> {
  const answer = await fetch(`${origin}/journal`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: cookie, Origin: origin },
    body: JSON.stringify({ entries }),
  })
  const text = await answer.text()
  if (!answer.ok || text.includes('"refused"')) throw new Error(`${answer.status} ${text.slice(0, 200)}`)
}

/** Answers to tasks, so many in each request, of one learner after another. */
export function loadEntries(
  origin: string,
  facts: SchoolFacts,
  load: { readonly connections: number; readonly ms: number; readonly together: number },
): Promise<HttpFigures> {
  let turn = 0
  let deviceSeq = 0
  return loadHttp({
    origin,
    ...load,
    nextRequest() {
      const { cookie } = learnerAt(facts, turn++)
      const entries = Array.from({ length: load.together }, () => makeSentAttempt(facts, ++deviceSeq))
      return toPost(origin, '/journal', { cookie, body: JSON.stringify({ entries }) })
    },
  })
}
