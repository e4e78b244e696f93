// breaks: typescript/no-floating-promises
import type { Journal } from '#app/data/journal.ts'

const inferred = (journal: Journal) => journal.append('x')

/** Breaks. */
export function broken(journal: Journal): void {
  inferred(journal)
}
