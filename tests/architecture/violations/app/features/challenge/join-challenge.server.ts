import type { Journal } from '#app/data/journal.ts'
import { entryKinds } from '#app/entries.ts'

/** A journaled act. */
export async function joinChallenge(journal: Journal, userId: string): Promise<void> {
  await journal.append(`${userId} ${Object.keys(entryKinds).length}`)
}
