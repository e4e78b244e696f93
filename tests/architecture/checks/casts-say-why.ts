import ts from 'typescript'
import { lineOf, nodesOf, problemAt, type Check, type SourceFile } from '../source-tree.ts'

const COMMENT = /^\s*(\/\/|\/?\*|\{\s*\/\*)/

/** A cast other than `as const` has a comment beginning with `cast:` on its own line or right above. */
export const castsSayWhy: Check = ({ files }) =>
  files.flatMap((file) =>
    [...nodesOf(file.ast)]
      .filter((node) => isCast(node) && !isExplained(file, node))
      .map((node) =>
        problemAt(file, node, 'architecture/casts-say-why', 'say why in a comment: "// cast: …"'),
      ),
  )

function isCast(node: ts.Node): boolean {
  if (ts.isTypeAssertionExpression(node)) return true
  return ts.isAsExpression(node) && !ts.isConstTypeReference(node.type)
}

function isExplained(file: SourceFile, node: ts.Node): boolean {
  const lines = file.ast.text.split('\n')
  let first = lineOf(file, node.getStart(file.ast))
  const last = lineOf(file, node.end)
  while (first > 0 && COMMENT.test(lines[first - 1] ?? '')) first -= 1
  return lines.slice(first, last + 1).some((line) => /(\/\/|\/\*\*?)\s*cast:/.test(line))
}
