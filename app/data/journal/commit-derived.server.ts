import type { LedgerMark } from '#app/data/ledger.ts'
import type { CommitRefusal } from '#app/data/primary.ts'
import type { Statement } from '#app/data/sql.ts'
import { fail, type Result } from '#app/kernel/result.ts'
import type { ShipperParts } from './shipper.server.ts'

/** Why derived rows were not committed; `isBug`: the primary failed in a way that nobody expected. */
export interface DerivedRefusal {
  readonly refusal: CommitRefusal
  readonly isBug: boolean
}

/**
 * Commits rows into the history that they were derived from. What the primary throws, for one a schema of another
 * release, becomes a refusal: it must not end the worker, which has everybody's work to keep.
 */
export async function commitDerived(
  { primary }: Pick<ShipperParts, 'primary'>,
  statements: readonly Statement[],
  history: LedgerMark | null,
): Promise<Result<number, DerivedRefusal>> {
  try {
    const committed = await primary.commit(statements, { history })
    return committed.ok ? committed : fail({ refusal: committed.reason, isBug: false })
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    const refusal = { code: 'VALIDATION_ERROR', field: null, statementIndex: null, detail } as const
    return fail({ refusal, isBug: true })
  }
}
