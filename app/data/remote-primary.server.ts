import { fail, ok, type Result } from '#app/kernel/result.ts'
import { planCommit, type CommitPlan, type PrimaryClock } from './plan-commit.server.ts'
import { HTTP_DEADLINE_MS, type HttpFailure, type PrimaryHttp } from './primary-http.server.ts'
import type { CommitRefusal, Primary } from './primary.ts'
import { tables } from './sql.ts'

/**
 * The primary behind HTTP. A commit is one request. Where its answer is lost, the ledger is asked once, in what is left
 * of the deadline, whether it happened: an error does not mean "not written".
 */
export function openRemotePrimary(http: PrimaryHttp, clock: PrimaryClock): Primary {
  return {
    async commit(statements, extras = {}) {
      const plan = planCommit(statements, extras, clock)
      const startedMs = performance.now()
      const answered = await http.batch(plan.statements, 'write')
      if (answered.ok) return ok(toSeq(answered.value.at(-1)?.rows[0]?.['seq']))
      const { reason } = answered
      if (reason.kind === 'refused') return fail(toRefusal(plan, reason))
      const leftMs = HTTP_DEADLINE_MS - (performance.now() - startedMs)
      if (reason.mayHaveHappened && leftMs > 0) {
        const seq = await findCommitted(http, plan.ledgerId, leftMs)
        if (seq !== null) return ok(seq)
      }
      return fail(toUnavailable(reason.detail, reason.mayHaveHappened))
    },
  }
}

function toRefusal(plan: CommitPlan, reason: HttpFailure & { readonly kind: 'refused' }): CommitRefusal {
  const refusal = plan.toRefusal(reason.failure, reason.place)
  if (!refusal) throw new Error(`${reason.failure.code}: ${reason.failure.message}`)
  return refusal
}

/** Found is certain; not found is not: the request may still be on its way. */
async function findCommitted(
  http: PrimaryHttp,
  ledgerId: string,
  deadlineMs: number,
): Promise<number | null> {
  const mark = tables.selectFrom('Ledger').select('seq').where('id', '=', ledgerId)
  const found: Result<{ seq: number }[], HttpFailure> = await http.ask(mark, deadlineMs)
  const seq = found.ok ? found.value[0]?.seq : undefined
  return seq === undefined ? null : toSeq(seq)
}

function toSeq(value: unknown): number {
  if (typeof value !== 'number') throw new Error('the ledger answered no sequence')
  return value
}

function toUnavailable(detail: string, mayHaveHappened: boolean): CommitRefusal {
  return { code: 'UNAVAILABLE', field: null, statementIndex: null, detail, mayHaveHappened }
}
