import type { Primary } from '#app/data/primary.ts'
import { tables, textsOf, toList, toStatement } from '#app/data/sql.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { toIso } from '#app/kernel/time.ts'

/** What is dealt with: one report, or every open one on a task that was seen. */
export interface Resolved {
  readonly actorId: string
  readonly taskId: string
  /** Those that the operator had before them: what came in meanwhile stays open. */
  readonly reportIds: readonly string[]
}

/**
 * Marks reports of mistakes as dealt with.
 *
 * @returns `unknown-report` when none of them is open
 */
export async function resolveReports(
  primary: Primary,
  { actorId, taskId, reportIds }: Resolved,
  nowMs: number,
): Promise<Result<null, 'unknown-report' | 'unavailable'>> {
  const now = toIso(nowMs)
  const update = tables
    .updateTable('TaskReport')
    .set({ resolvedAt: now, updatedAt: now })
    .where('taskId', '=', taskId)
    .where('id', 'in', textsOf(toList(reportIds)))
    .where('resolvedAt', 'is', null)
  const audit = {
    actorId,
    operation: 'resolve-report',
    entity: 'TaskReport',
    entityId: reportIds[0] ?? '',
    after: { taskId, reportIds: [...reportIds], resolvedAt: now },
  }
  const committed = await primary.commit([{ ...toStatement(update), mustChange: true }], { audit })
  if (committed.ok) return ok(null)
  const { code, detail } = committed.reason
  if (code === 'NOT_FOUND') return fail('unknown-report')
  if (code === 'UNAVAILABLE' || code === 'FOREIGN_HISTORY') return fail('unavailable')
  throw new Error(`a report could not be resolved: ${detail}`)
}
