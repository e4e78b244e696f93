import { z } from 'zod/mini'
import { toKeptText } from '#app/kernel/kept-text.ts'

/**
 * A text that somebody types about themselves or what is theirs, as it is kept. Every text that a form about an account
 * keeps is one.
 *
 * @param missing what is told where there is none
 */
export function typedText(missing: string) {
  return z.string(missing).check(z.overwrite(toTypedText))
}

/**
 * A text as every database gives it back, without blanks around it, and with its lines ended in one way. Doing it twice
 * changes nothing more.
 */
export function toTypedText(text: string): string {
  return toKeptText(text).replaceAll(/\r\n?/g, '\n').trim()
}
