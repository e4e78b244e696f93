import { hashText } from '#app/features/xp/rules/hash-text.ts'

/**
 * An order that looks like chance and is the same on every machine, in which three texts and more do not stand as they are
 * given, unless they are all alike; of two, that would say where each of them belongs. It goes by the texts and the salt
 * alone, not by the places that they are given in, so that it says nothing about those.
 *
 * @param texts two at least
 * @param salt something that is not shown with them, or the order could be undone by trying
 * @returns the indexes of the texts, in the order in which to show them
 */
export function shuffleTexts(texts: readonly string[], salt: string): number[] {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const order = rankTexts(texts, `${attempt}\n${salt}`)
    if (texts.length < 3 || order.some((from, place) => texts[from] !== texts[place])) return order
  }
  return texts.map((_, place) => (place + 1) % texts.length)
}

/** Three texts, two of them alike, stay where they are in every third attempt. */
const ATTEMPTS = 64

function rankTexts(texts: readonly string[], salt: string): number[] {
  return texts
    .map((text, index) => ({ text, index, rank: hashText(`${salt}\n${text}`) }))
    .toSorted((a, b) => a.rank - b.rank || (a.text < b.text ? -1 : a.text > b.text ? 1 : a.index - b.index))
    .map(({ index }) => index)
}
