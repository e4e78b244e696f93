/** What SQLite puts before a match; no text that is searched has this character. */
export const MATCH_START = '\u0002'
/** What it puts after one. */
export const MATCH_END = '\u0003'

/** A piece of a text; `isMatch` says that it is what was searched for. */
export interface TextPiece {
  readonly text: string
  readonly isMatch: boolean
}

/** Takes a text with marks around its matches apart; the lines that it has become one. */
export function toTextPieces(marked: string): TextPiece[] {
  return marked
    .replaceAll('\n', ' · ')
    .split(MATCH_START)
    .flatMap((part, index) => {
      const [first = '', ...others] = part.split(MATCH_END)
      const rest = others.join('')
      if (index === 0 || others.length === 0) return [{ text: first + rest, isMatch: false }]
      return [
        { text: first, isMatch: true },
        { text: rest, isMatch: false },
      ]
    })
    .filter(({ text }) => text !== '')
}
