// breaks: typescript/no-misused-promises
import type { Journal } from '#app/data/journal.ts'

/** Breaks. */
export function broken(journal: Journal): string {
  if (journal.append('x')) return 'joined'
  return 'no'
}
