import { advanceStream, getStreamSeq } from '#app/data/advance-stream.ts'
import type { CommitRefusal } from '#app/data/primary.ts'
import type { Snapshot } from '#app/data/reader.ts'
import { tables } from '#app/data/sql.ts'
import { deriveXpAgain } from '#app/features/xp/derive-xp-again.server.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import type { Handles } from './open-handles.ts'

/** How often one learner is tried while other nodes write for them. */
const TRIES = 5

/**
 * Derives everything that follows from learners' facts again, one learner a commit; servers may be running meanwhile.
 *
 * @param tell is given the number of learners done and of all
 * @returns how many learners there are; or why it stopped, with whoever was done before done
 */
export async function deriveAgain(
  handles: Pick<Handles, 'primary' | 'replica'>,
  nowMs: () => number,
  tell: (done: number, all: number) => void,
): Promise<Result<number, CommitRefusal>> {
  const userIds = handles.replica.all('learners', learners()).map(({ userId }) => userId)
  for (const [index, userId] of userIds.entries()) {
    const derived = await deriveLearnerAgain(handles, userId, nowMs)
    if (!derived.ok) return fail(derived.reason)
    tell(index + 1, userIds.length)
  }
  return ok(userIds.length)
}

/** Everybody of whom there are facts to derive from. */
export function learners() {
  return tables
    .selectFrom('UserTaskAttempt')
    .select('userId')
    .union(tables.selectFrom('LessonFinish').select('userId'))
    .orderBy('userId')
}

async function deriveLearnerAgain(
  { primary, replica }: Pick<Handles, 'primary' | 'replica'>,
  userId: string,
  nowMs: () => number,
): Promise<Result<number, CommitRefusal>> {
  for (let tried = 1; ; tried += 1) {
    const statements = replica.forLearner(userId, (view) => planAgain(view, userId, nowMs()))
    const committed = await primary.commit(statements)
    if (committed.ok || committed.reason.code !== 'STALE' || tried === TRIES) return committed
  }
}

function planAgain(view: Snapshot, userId: string, nowMs: number) {
  const base = getStreamSeq(view, userId)
  // Moved on although nothing happened: what another node has derived from the old rows meanwhile must not land on these.
  const seq = base + 1
  return [
    ...advanceStream({ userId, base, seq }, nowMs),
    ...deriveXpAgain(view, { userId, streamSeq: seq }, nowMs),
  ]
}
