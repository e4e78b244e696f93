import type { Freshness } from '#app/data/freshness.ts'
import type { Primary } from '#app/data/primary.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import { DAY_MS, MINUTE_MS, toIso } from '#app/kernel/time.ts'
import { sweepMail } from './sweep-mail.ts'

/** How long the row of a session stays after its end, in milliseconds. */
export const KEPT_AFTER_END_MS = 30 * DAY_MS

/** What sweeping needs of a node. */
export interface SweptData {
  readonly primary: Primary
  readonly freshness: Pick<Freshness, 'state'>
}

/**
 * Deletes, once a day, this node's letters that are old, and the rows of sessions and codes that are long over, while the
 * primary can be reached. Every node does: what one has deleted the next does not find.
 *
 * @param dataDir where letters lie that were not sent
 * @returns how to end it
 */
export function startSweeping(
  data: SweptData,
  dataDir: string,
  reportError: (error: unknown) => void,
): () => void {
  let isClosed = false
  let timer = setTimeout(sweepAndGoOn, FIRST_MS * (1 + Math.random()))
  timer.unref()

  function sweepAndGoOn(): void {
    const nowMs = Date.now()
    sweepMail(dataDir, nowMs)
      .catch(reportError)
      .then(() => sweep(data, nowMs))
      .catch(reportError)
      .finally(() => {
        if (isClosed) return
        timer = setTimeout(sweepAndGoOn, DAY_MS * (0.9 + Math.random() * 0.2))
        timer.unref()
      })
  }

  return () => {
    isClosed = true
    clearTimeout(timer)
  }
}

/** After what a start has to do. */
const FIRST_MS = 10 * MINUTE_MS

/**
 * Deletes what is over, in commits of a size that holds nobody up. What is left when the primary cannot be reached is
 * there the next day.
 *
 * @param chunkRows how many rows a commit deletes at most
 */
export async function sweep(data: SweptData, nowMs: number, chunkRows = 500): Promise<void> {
  const statements = [
    toStatement(
      tables
        .deleteFrom('VerificationToken')
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('VerificationToken')
            .select('id')
            .where('expires', '<', toIso(nowMs))
            .limit(chunkRows),
        ),
    ),
    toStatement(
      tables.deleteFrom('Session').where('id', 'in', (eb) =>
        eb
          .selectFrom('Session')
          .select('id')
          .where('expirationDate', '<', toIso(nowMs - KEPT_AFTER_END_MS))
          .limit(chunkRows),
      ),
    ),
  ]
  for (const statement of statements) {
    for (let chunks = 0; chunks < MAX_CHUNKS; chunks += 1) {
      if (!data.freshness.state().isPrimaryReachable) return
      // A commit that would change nothing leaves no trace.
      const committed = await data.primary.commit([{ ...statement, mustChange: true }])
      if (!committed.ok && committed.reason.code !== 'NOT_FOUND') return
      if (!committed.ok) break
    }
  }
}

/** Of each kind, in a day. */
const MAX_CHUNKS = 1_000
