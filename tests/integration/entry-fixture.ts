import { ulid } from 'ulid'
import { makeEntry, type EntryAuthor } from '#app/entries.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { toIso } from '#app/kernel/time.ts'
import type { TaskFixture } from './course-fixture.ts'

/** Somebody who is in no database: for tests of the journal alone. */
export function makeAuthor(): EntryAuthor {
  return { userId: ulid(), deviceId: ulid(), timeZone: 'UTC' }
}

/** An entry that always applies for a learner who exists. */
export function makeSession(author: EntryAuthor, nowMs = Date.now()): AcceptedEntry {
  const payload = { sessionId: ulid(), deviceLabel: 'A browser', expiresAt: toIso(nowMs) }
  return makeEntry('session-begun.v1', author, payload, { id: ulid(), nowMs })
}

/** An attempt as `submitAttempt` would make it, without asking what it pays. */
export function makeAttempt(
  author: EntryAuthor,
  task: Pick<TaskFixture, 'taskId' | 'revisionId' | 'topicSlug'>,
  isCorrect = true,
  nowMs = Date.now(),
): AcceptedEntry {
  const payload = { taskId: task.taskId, topicSlug: task.topicSlug, answer: { choice: '1' } }
  const verdict = { isCorrect, xpEarned: 0 }
  return makeEntry('attempt.v1', author, payload, { id: ulid(), nowMs, revisionId: task.revisionId, verdict })
}
