import type { Journal } from '#app/data/journal.ts'
import { makeEntry, type EntryAuthor } from '#app/entries.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import type { PreferenceSet } from './rules/preference.ts'

/**
 * Keeps what a person wants from now on, for their account.
 *
 * @returns `unavailable` when the journal cannot keep all of it
 */
export async function setPreferences(
  journal: Journal,
  author: EntryAuthor,
  wishes: readonly PreferenceSet[],
  occasion: { readonly nowMs: number; readonly newId: () => string },
): Promise<Result<null, 'unavailable'>> {
  for (const wish of wishes) {
    const entry = makeEntry('preference-set.v1', author, wish, {
      id: occasion.newId(),
      nowMs: occasion.nowMs,
    })
    const kept = await journal.append(entry)
    if (!kept.ok) return fail('unavailable')
  }
  return ok(null)
}
