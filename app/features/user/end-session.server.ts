import type { Journal } from '#app/data/journal.ts'
import { makeEntry, type EntryAuthor } from '#app/entries.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'

/**
 * Ends somebody's session on every node; on this one at once.
 *
 * @returns `unavailable` when the journal cannot keep the entry: the session then lives on elsewhere until it expires
 */
export async function endSession(
  journal: Journal,
  session: EntryAuthor & { readonly sessionId: string },
  occasion: { readonly nowMs: number; readonly newId: () => string },
): Promise<Result<null, 'unavailable'>> {
  const payload = { sessionId: session.sessionId }
  const entry = makeEntry('session-ended.v1', session, payload, {
    id: occasion.newId(),
    nowMs: occasion.nowMs,
  })
  const kept = await journal.append(entry)
  return kept.ok ? ok(null) : fail('unavailable')
}
