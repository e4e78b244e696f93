import { markAt, type LedgerMark } from '#app/data/ledger.ts'
import type { PrimaryHttp } from '#app/data/primary-http.server.ts'

/** Whether a copy and the primary are of one history. */
export type Comparison =
  | { readonly kind: 'same' }
  | { readonly kind: 'foreign'; readonly detail: string }
  | { readonly kind: 'unreachable'; readonly detail: string }

/**
 * Asks the primary for its mark where the copy's history ends. Another one there, or none, means that the primary was
 * wiped, restored to an older state, or is another: frames of such a history must not land on this copy.
 *
 * @param newest the copy's newest mark; null for a copy that has none, which fits any history
 */
export async function compareHistories(newest: LedgerMark | null, http: PrimaryHttp): Promise<Comparison> {
  const asked = await http.ask(markAt(newest?.seq ?? 0))
  if (!asked.ok) {
    const { reason } = asked
    if (reason.kind === 'unreachable') return { kind: 'unreachable', detail: reason.detail }
    // Only a primary that was never migrated has no ledger to ask.
    return newest ? { kind: 'foreign', detail: reason.failure.message } : { kind: 'same' }
  }
  const found = asked.value[0]?.id
  if (newest === null || found === newest.id) return { kind: 'same' }
  return {
    kind: 'foreign',
    detail: `ledger ${newest.seq} is ${newest.id} here and ${found ?? 'missing'} in the primary`,
  }
}
