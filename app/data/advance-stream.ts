import { toIso } from '#app/kernel/time.ts'
import type { Snapshot } from './reader.ts'
import { prepare, tables, toStatement, type Statement } from './sql.ts'

/** Where a learner's facts stand in a state of the database; 0 before the first. */
export function getStreamSeq(view: Snapshot, userId: string): number {
  const [stream] = view.all('learner-stream', streamOf({ userId }))
  return stream?.seq ?? 0
}

const streamOf = prepare((given: { readonly userId: string }) =>
  tables.selectFrom('Stream').select('seq').where('userId', '=', given.userId),
)

/**
 * Moves a learner's sequence on, in the batch that holds what was derived from `base`: the trigger on `Stream` refuses all
 * of it when another node has moved it meanwhile (`STALE`).
 */
export function advanceStream(
  { userId, base, seq }: { readonly userId: string; readonly base: number; readonly seq: number },
  nowMs: number,
): Statement[] {
  const now = toIso(nowMs)
  const first = { userId, seq: 0, base: 0, createdAt: now, updatedAt: now }
  return [
    toStatement(
      tables
        .insertInto('Stream')
        .values(first)
        .onConflict((conflict) => conflict.doNothing()),
    ),
    toStatement(tables.updateTable('Stream').set({ seq, base, updatedAt: now }).where('userId', '=', userId)),
  ]
}
