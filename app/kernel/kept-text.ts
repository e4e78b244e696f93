/**
 * A text as every database gives it back: some end it at a NUL, which goes; and none has halves of characters, which become
 * `�`. Doing it twice changes nothing more.
 */
export function toKeptText(text: string): string {
  return text.replaceAll('\u0000', '').replaceAll(/\p{Surrogate}/gu, '\ufffd')
}
