import type { Journal } from '#app/data/journal.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'

/**
 * Keeps an entry whose id says what it says: what is sent again differs by its instant only, and what it asks for is done.
 *
 * @returns `unavailable` when the journal cannot keep it
 */
export async function keepOnce(journal: Journal, entry: AcceptedEntry): Promise<Result<null, 'unavailable'>> {
  const kept = await journal.append(entry)
  return kept.ok || kept.reason.code === 'conflict' ? ok(null) : fail('unavailable')
}
