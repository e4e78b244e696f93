/**
 * What a grader says by itself, as data: whoever shows it puts it in words, in the language of the page. Texts in it come
 * from learners, or from SQLite: they are no HTML.
 */
export type Remark =
  /** What was chosen is right, but it is not all. */
  | { readonly kind: 'something-missing' }
  /** A unit came with a number that has none. */
  | { readonly kind: 'no-unit' }
  | { readonly kind: 'other-unit'; readonly unit: string; readonly typed: string }
  /** How many of the items of an order, or of the terms to be matched, are right. */
  | { readonly kind: 'items-in-place'; readonly count: number; readonly total: number }
  /** What was said of a statement, and whether that much is right. */
  | { readonly kind: 'truth'; readonly value: boolean; readonly isRight: boolean }
  /** How many lines, from the first on, are right before one is not. */
  | { readonly kind: 'lines-right'; readonly count: number }
  | { readonly kind: 'sql-error'; readonly message: string }
  | { readonly kind: 'sql-timeout'; readonly limitMs: number }
  | { readonly kind: 'sql-too-many-rows'; readonly limit: number }
  | { readonly kind: 'sql-no-rows' }
  /** Another number of columns or rows than the task asks for; by a query, or looked up after the statements. */
  | {
      readonly kind: 'sql-columns' | 'sql-rows'
      readonly count: number
      readonly wanted: number
      readonly isAfter: boolean
    }
  | { readonly kind: 'sql-order' }
  | { readonly kind: 'sql-values' }
