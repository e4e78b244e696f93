import { createHash } from 'node:crypto'
import { decodeTime, ulid } from 'ulid'
import type { Journal } from '#app/data/journal.ts'
import type { Reader } from '#app/data/reader.ts'
import { makeEntry, type EntryAuthor } from '#app/entries.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { toIso } from '#app/kernel/time.ts'
import { findOwnAttempt } from './find-own-attempt.server.ts'
import { isWithdrawalInTime } from './rules/withdrawal.ts'

/** Why an answer was not taken back: it is none of the learner's, it was given too long ago, or the journal cannot keep it. */
export type WithdrawRefusal = 'unknown-attempt' | 'too-late' | 'unavailable'

/**
 * Takes an answer back, as if it had not been given. What was taken back already is done.
 *
 * @param attemptId of one of the learner's own answers, in the primary or not
 */
export async function withdrawAttempt(
  { reader, journal }: { readonly reader: Reader; readonly journal: Journal },
  learner: EntryAuthor,
  attemptId: string,
  nowMs: number,
): Promise<Result<null, WithdrawRefusal>> {
  const { userId } = learner
  const answered = reader.forLearner(userId, (view) => findOwnAttempt(view, userId, attemptId))
  if (answered === null) return fail('unknown-attempt')
  if (answered.isWithdrawn) return ok(null)
  if (!isWithdrawalInTime(answered.at, toIso(nowMs))) return fail('too-late')
  const occasion = { id: withdrawalId(userId, attemptId), nowMs }
  const appended = await journal.append(makeEntry('attempt-withdrawn.v1', learner, { attemptId }, occasion))
  // A second click differs by its instant only, and what it asks for is done.
  return appended.ok || appended.reason.code === 'conflict' ? ok(null) : fail('unavailable')
}

/** The same answer taken back is the same entry, however often it is sent. ULID's time is the answer's, its random part a digest. */
function withdrawalId(userId: string, attemptId: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(['withdraw', userId, attemptId]))
    .digest()
  let next = 0
  return ulid(decodeTime(attemptId), () => (digest[next++ % digest.length] ?? 0) / 256)
}
