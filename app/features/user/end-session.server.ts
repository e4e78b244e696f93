import type { Journal } from '#app/data/journal.ts'
import { makeEntry } from '#app/entries.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import type { Viewer } from './find-viewer.server.ts'

/**
 * Ends the viewer's session on every node; on this one at once.
 *
 * @returns `unavailable` when the journal cannot keep the entry: the session then lives on elsewhere until it expires
 */
export async function endSession(
  journal: Journal,
  viewer: Viewer,
  occasion: { readonly nowMs: number; readonly newId: () => string },
): Promise<Result<null, 'unavailable'>> {
  const payload = { sessionId: viewer.sessionId }
  const entry = makeEntry('session-ended.v1', viewer, payload, {
    id: occasion.newId(),
    nowMs: occasion.nowMs,
  })
  const kept = await journal.append(entry)
  return kept.ok ? ok(null) : fail('unavailable')
}
