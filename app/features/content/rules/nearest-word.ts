/**
 * The word that somebody is likely to have meant: one that goes on as theirs does, or differs from it in one letter that is
 * wrong, missing, too much, or changed places with the next.
 *
 * @param word in small letters, as `vocabulary` is
 * @param isUnfinished whether it may be the beginning of a word
 * @returns null where none comes near, or the word is too short to tell
 */
export function findNearestWord(
  word: string,
  vocabulary: readonly string[],
  isUnfinished: boolean,
): NearestWord | null {
  if (!isMendable(word)) return null
  const going = isUnfinished ? vocabulary.find((known) => known.startsWith(word)) : undefined
  if (going !== undefined) return { word: going, isCorrection: false }
  const near = vocabulary.find((known) => isOneSlipAway(word, known))
  if (near !== undefined) return { word: near, isCorrection: true }
  const begun = isUnfinished ? vocabulary.find((known) => isBegunWithSlip(word, known)) : undefined
  return begun === undefined ? null : { word: begun, isCorrection: true }
}

/** Whether a word is long enough to tell what was meant: in shorter ones, another letter makes another word too easily. */
export function isMendable(word: string): boolean {
  return word.length >= 4
}

/** A word instead of another; `isCorrection` says that the other was a mistake. */
export interface NearestWord {
  readonly word: string
  readonly isCorrection: boolean
}

/** Whether one letter makes the difference between two words, or two that changed places. */
export function isOneSlipAway(one: string, other: string): boolean {
  if (differsInMore(one, other)) return false
  const [a, b] = [Array.from(one), Array.from(other)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  const isSameFrom = (inA: number, inB: number): boolean =>
    a.length - inA === b.length - inB && a.slice(inA).every((letter, index) => letter === b[inB + index])
  if (start === a.length && start === b.length) return false
  return (
    isSameFrom(start + 1, start + 1) ||
    isSameFrom(start + 1, start) ||
    isSameFrom(start, start + 1) ||
    (a[start] === b[start + 1] && a[start + 1] === b[start] && isSameFrom(start + 2, start + 2))
  )
}

/** Most words are told apart by this, which takes no memory. Two letters that changed places have up to four code units. */
function differsInMore(one: string, other: string): boolean {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one]
  if (longer.length - shorter.length > 2) return true
  let same = 0
  while (same < shorter.length && one[same] === other[same]) same += 1
  let sameAtEnd = 0
  while (sameAtEnd < shorter.length - same && one.at(-1 - sameAtEnd) === other.at(-1 - sameAtEnd))
    sameAtEnd += 1
  return longer.length - same - sameAtEnd > 4
}

function isBegunWithSlip(word: string, known: string): boolean {
  const lengths = [word.length, word.length - 1, word.length + 1]
  return lengths.some((length) => length < known.length && isOneSlipAway(word, known.slice(0, length)))
}
