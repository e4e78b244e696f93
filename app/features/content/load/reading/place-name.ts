import { fail, ok, type Result } from '#app/kernel/result.ts'

/** What slugs look like: words of lower case letters and digits, joined by hyphens. */
export const SLUG_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Why a text is no slug, in one line. */
export function describeSlug(text: string): string {
  return `${text} has to be lower case letters and digits, joined by single hyphens`
}

/** Something with a numbered name, and whether it could keep its place. */
export interface Placed<Item> {
  readonly item: Item
  readonly slug: string
  /** Place in the order of the numbers, from 1, whatever gaps they have. */
  readonly order: number
}

/**
 * Puts numbered names in order. One that cannot be read, or that has the number or slug of one before it, is left out
 * with a word on why.
 *
 * @param items in any order
 * @param nameOf the name without ending
 */
export function placeInOrder<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): {
  readonly placed: readonly Placed<Item>[]
  readonly refused: readonly { item: Item; message: string }[]
} {
  const refused: { item: Item; message: string }[] = []
  const named: { item: Item; name: PlaceName }[] = []
  for (const item of items) {
    const name = readPlaceName(nameOf(item))
    if (name.ok) named.push({ item, name: name.value })
    else refused.push({ item, message: name.reason })
  }
  named.sort((a, b) => a.name.number - b.name.number || (a.name.slug < b.name.slug ? -1 : 1))
  const placed: Placed<Item>[] = []
  const taken = new Set<string | number>()
  for (const { item, name } of named) {
    const clash = [name.number, name.slug].find((key) => taken.has(key))
    if (clash === undefined) placed.push({ item, slug: name.slug, order: placed.length + 1 })
    else refused.push({ item, message: `another one beside it has ${describeKey(clash)} as well` })
    taken.add(name.number).add(name.slug)
  }
  return { placed, refused }
}

/** What a numbered name says: `03-filtering-rows` is the third, called `filtering-rows`. */
interface PlaceName {
  readonly number: number
  readonly slug: string
}

/** Reads the name of a module's folder or of a lesson's file (without its ending); the failure says what to expect. */
function readPlaceName(name: string): Result<PlaceName, string> {
  const [, number, slug] = /^(\d{1,4})-(.+)$/.exec(name) ?? []
  if (number === undefined || slug === undefined) {
    return fail(`the name ${name} has to begin with a number and a hyphen, as in 01-first-steps`)
  }
  if (!SLUG_PATTERN.test(slug)) return fail(describeSlug(slug))
  return ok({ number: Number(number), slug })
}

function describeKey(key: string | number): string {
  return typeof key === 'number' ? `the number ${key}` : `the slug ${key}`
}
