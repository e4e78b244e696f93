/** Where truth is. */
export interface Primary {
  readonly commit: (statements: readonly string[]) => Promise<void>
}
