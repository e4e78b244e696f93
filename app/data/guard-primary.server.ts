import { fail } from '#app/kernel/result.ts'
import { SECOND_MS } from '#app/kernel/time.ts'
import type { Freshness } from './freshness.ts'
import { newestMark } from './ledger.ts'
import type { Primary } from './primary.ts'
import type { Replica } from './replica.server.ts'

/**
 * A primary that only takes what was made for its own history: a direct act has read from this machine's copy, and a
 * primary that was wiped or restored is another one until the copy was built anew. Out of reach for the act, and a reason
 * to look at once.
 */
export function guardPrimary(primary: Primary, replica: Replica, freshness: Freshness): Primary {
  return {
    async commit(statements, extras = {}) {
      const history = replica.isOpen() ? (replica.all('newest-mark', newestMark)[0] ?? null) : null
      const committed = await primary.commit(statements, { history, ...extras })
      if (committed.ok || committed.reason.code !== 'FOREIGN_HISTORY') return committed
      void freshness.syncOnce(SECOND_MS)
      return fail({ ...committed.reason, code: 'UNAVAILABLE', statementIndex: null })
    },
  }
}
