/** The longest text that is searched for, in characters; what is beyond it is left out. */
export const SEARCH_TEXT_LENGTH = 100

/**
 * The words of what somebody searches for, in small letters and without accents, as the index has them. Everything else,
 * quotes and operators of the query language included, only divides them. Of very many words those are taken that tell
 * most: the longest, and the last, which may not be finished.
 */
export function toSearchWords(text: string): string[] {
  const words = [...new Set(listWords(text.slice(0, SEARCH_TEXT_LENGTH)))]
  const last = words.length - 1
  const lengthOf = (index: number): number => (index === last ? Infinity : (words[index]?.length ?? 0))
  const telling = new Set(
    [...words.keys()].toSorted((one, other) => lengthOf(other) - lengthOf(one)).slice(0, MOST_WORDS),
  )
  return words.filter((_, index) => telling.has(index))
}

/** All the words of a text, in order, as `toPlainLetters` has them. */
export function listWords(text: string): string[] {
  return toPlainLetters(text).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []
}

/**
 * A text in small letters and without accents, as the index has it. Marks that are no accents, such as the vowels of Hindi,
 * stay: the index takes words apart there, and does the same with the words of a query.
 */
export function toPlainLetters(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
}

/**
 * The words as a query of FTS5, of which the last may be the beginning of one. Source: https://sqlite.org/fts5.html, section 3.
 *
 * @param words from `toSearchWords`, one at least
 * @param which of them a text must have
 */
export function toSearchQuery(words: readonly string[], which: 'all' | 'any'): string {
  const phrases = words.map((word) => `"${word}"`).join(which === 'all' ? ' AND ' : ' OR ')
  return isWhole(words.at(-1) ?? '') ? phrases : `${phrases}*`
}

/** As `toSearchQuery`, of texts that have one of the words, at least, in their title. */
export function toTitleQuery(words: readonly string[], which: 'all' | 'any'): string {
  return `{title} : (${toSearchQuery(words, 'any')}) AND (${toSearchQuery(words, which)})`
}

/** One letter begins so many words that it says nothing but itself; a Chinese character says more. */
function isWhole(word: string): boolean {
  return word.length === 1 && !/\p{Ideographic}/u.test(word)
}

/** Each is looked up in the whole index, in a text's title and in all of it. */
const MOST_WORDS = 4
