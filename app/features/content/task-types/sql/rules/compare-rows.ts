import type { SqlCell } from '#app/features/content/rules/sql-run.ts'

/** Rows and the number of their columns; names of columns do not matter. */
export interface Rows {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly SqlCell[])[]
}

/** How rows differ from those that are wanted, the most telling difference first. */
type RowsVerdict = 'same' | 'columns' | 'row-count' | 'order' | 'values'

/**
 * Compares rows by value: as lists when the order counts, as multisets otherwise. `order` is answered only when it
 * counts and is all that differs.
 */
export function compareRows(actual: Rows, wanted: Rows, ordered: boolean): RowsVerdict {
  if (actual.columns.length !== wanted.columns.length) return 'columns'
  if (actual.rows.length !== wanted.rows.length) return 'row-count'
  if (ordered && actual.rows.every((row, index) => isSameRow(row, wanted.rows[index] ?? []))) return 'same'
  if (!isSameMultiset(actual.rows, wanted.rows)) return 'values'
  return ordered ? 'order' : 'same'
}

/**
 * Whether two values are equal: numbers when they are within 1e-9 of each other's size, which forgives another order
 * of summing; text exactly; NULL only NULL. 1 and 1.0 are equal, 1 and '1' are not.
 */
export function isSameCell(a: SqlCell, b: SqlCell): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))
  }
  return a === b
}

function isSameRow(a: readonly SqlCell[], b: readonly SqlCell[]): boolean {
  return a.length === b.length && a.every((cell, index) => isSameCell(cell, b[index] ?? null))
}

/**
 * Each row takes a wanted one that is still free. Quadratic, on the few hundred rows that a run may yield. Nearness is
 * not transitive, so a chain of numbers each within 1e-9 of the next could be told apart; no lesson has one.
 */
function isSameMultiset(actual: Rows['rows'], wanted: Rows['rows']): boolean {
  const free = [...wanted]
  return actual.every((row) => {
    const index = free.findIndex((candidate) => isSameRow(row, candidate))
    if (index < 0) return false
    free.splice(index, 1)
    return true
  })
}
