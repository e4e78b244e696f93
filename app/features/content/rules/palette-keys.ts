/** A key that was pressed somewhere on a page. */
export interface PageKey {
  /** As `KeyboardEvent.key` has it. */
  readonly key: string
  /** Control, or Command. */
  readonly hasControl: boolean
  readonly hasAlt: boolean
  /** Whether the focus is where text is typed. */
  readonly isTyping: boolean
}

/**
 * Whether a key opens the search: Control or Command with K anywhere, a slash where nothing is typed.
 *
 * @param isSlashOn single keys get in the way of who dictates, who can turn them off
 */
export function opensSearch({ key, hasControl, hasAlt, isTyping }: PageKey, isSlashOn: boolean): boolean {
  if (hasAlt) return false
  if (hasControl) return key.toLowerCase() === 'k'
  return key === '/' && isSlashOn && !isTyping
}
