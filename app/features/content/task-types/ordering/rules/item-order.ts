import type { FormFields } from '#app/features/content/rules/task-type.ts'

/**
 * The order that a form asks for, whose fields `item` and `place` go in pairs: an item's id, and its place from 1.
 *
 * @returns the ids in order; null where a place is no number, given twice or left out
 */
export function readPlaces(fields: FormFields): string[] | null {
  const ids = fields['item'] ?? []
  const places = fields['place'] ?? []
  // One step a field: a form may have thousands of them.
  const idOf = new Map(places.map((place, index) => [place, ids[index]]))
  const order = ids.map((_, index) => idOf.get(String(index + 1)))
  const isWhole = places.length === ids.length && order.every((id) => id !== undefined)
  return isWhole ? order.filter((id) => id !== undefined) : null
}

/** The order that comes nearest to what a form asks for: by place, and as they came where two have the same. */
export function readNearestOrder(fields: FormFields): string[] {
  const places = fields['place'] ?? []
  return (fields['item'] ?? [])
    .map((id, index) => ({ id, index, place: Number(places[index]) || index + 1 }))
    .toSorted((a, b) => a.place - b.place || a.index - b.index)
    .map(({ id }) => id)
}

/** The same ids, with the one at `from` at `to` and those between moved up; as it was where there is no such place. */
export function moveId(order: readonly string[], from: number, to: number): readonly string[] {
  const id = order[from]
  if (id === undefined || to < 0 || to >= order.length) return order
  return order.toSpliced(from, 1).toSpliced(to, 0, id)
}

/** All of the known ids in an order: those that are in it first, the others behind them. */
export function completeOrder(order: readonly string[], known: readonly string[]): string[] {
  return [...new Set([...order.filter((id) => known.includes(id)), ...known])]
}
