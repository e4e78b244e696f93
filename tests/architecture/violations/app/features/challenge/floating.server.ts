// breaks: typescript/no-floating-promises
import type { Journal } from '#app/data/journal.ts'
import { joinChallenge } from './join-challenge.server.ts'

/** Breaks. */
export function broken(journal: Journal): void {
  joinChallenge(journal, 'u1')
}
