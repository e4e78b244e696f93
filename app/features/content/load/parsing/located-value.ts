import { isMap, isScalar, isSeq, type Document, type LineCounter, type Node } from 'yaml'
import type { ContentProblem } from '#app/features/content/load/content-problem.ts'

/** A place in a value, as keys and indexes from its top. */
export type ValuePath = readonly (string | number)[]

/** What a file says, together with where it says it. */
export interface LocatedValue {
  readonly value: unknown
  /** A problem at a place in the value, or as near to it as there is something: the fields on the way go before it. */
  problemAt(path: ValuePath, message: string): ContentProblem
}

/**
 * Reads a YAML document's value, and finds the lines of its parts.
 *
 * @param firstLine of the document in the file, from 1
 */
export function locate(
  document: Document.Parsed,
  lines: LineCounter,
  { file, firstLine }: { readonly file: string; readonly firstLine: number },
): LocatedValue {
  return {
    value: document.toJS(),
    problemAt(path, message) {
      const offset = findOffset(document.contents, path)
      const line = firstLine - 1 + lines.linePos(offset).line
      return { file, line, message: nameFields(path) + message }
    },
  }
}

/** `['mistakes', 1, 'query']` is `mistakes.query: `; the line says which one. */
function nameFields(path: ValuePath): string {
  const fields = path.filter((key) => typeof key === 'string')
  return fields.length > 0 ? `${fields.join('.')}: ` : ''
}

/** Where the deepest part on the way begins: a field at its name, an item of a list at its dash's text. */
function findOffset(top: Node | null, path: ValuePath): number {
  let node: unknown = top
  let offset = top?.range?.[0] ?? 0
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      if (!pair || !isScalar(pair.key)) return offset
      offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(key)]
      offset = startOf(node) ?? offset
    } else return offset
  }
  return offset
}

function startOf(node: unknown): number | undefined {
  return isMap(node) || isSeq(node) || isScalar(node) ? node.range?.[0] : undefined
}
