// breaks: typescript/no-misused-promises
import type { Journal } from '#app/data/journal.ts'
import { joinChallenge } from './join-challenge.server.ts'

/** Breaks. */
export function broken(journal: Journal, userIds: readonly string[]): void {
  userIds.forEach(async (id) => {
    await joinChallenge(journal, id)
  })
}
