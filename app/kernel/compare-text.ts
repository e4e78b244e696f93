/** Orders texts by their code units, which is the same in every language and what SQLite does with ASCII. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
