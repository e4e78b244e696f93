/**
 * Whether a text holds each of the words that somebody looks for, as beginnings, middles or ends of its own, in capitals
 * or not. No words are in every text.
 */
export function holdsWords(text: string, words: string): boolean {
  const plain = toPlain(text)
  return toPlain(words)
    .split(/\s+/)
    .every((word) => plain.includes(word))
}

/** Without capitals, accents and other variants of a letter. */
function toPlain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
