import { MINUTE_MS } from '#app/kernel/time.ts'

/** How many digits a code has: with five tries, one in twenty million is guessed. */
export const CODE_DIGITS = 8

/** How long a code is good for, in milliseconds. */
export const CODE_MS = 15 * MINUTE_MS

/** How often a code may be tried before it is void. */
export const MAX_CODE_TRIES = 5

/** What a code allows. */
export type CodePurpose = 'verify-email' | 'reset-password' | 'change-email'

/** What a code is good for: nothing else, for nobody else. */
export interface CodeScope {
  readonly purpose: CodePurpose
  /** The address that it was sent to; for a change of address, whose it is. */
  readonly identifier: string
  /** What else it was drawn for: the new address. */
  readonly subject?: string
}

/** A code as it is easily read: `1234 5678`. */
export function formatCode(code: string): string {
  return `${code.slice(0, CODE_DIGITS / 2)} ${code.slice(CODE_DIGITS / 2)}`
}

/** A code out of what was typed or pasted: blanks and hyphens do not count. */
export function toCode(typed: string): string {
  return typed.replaceAll(/[\s-]/g, '')
}
