import ts from 'typescript'
import { nodesOf, problemAt, type Check } from '../source-tree.ts'

const PURE = [/^app\/features\/.+\/rules\//, /^app\/kernel\//, /^app\/entries\.ts$/]

/**
 * In pure code `Date` appears only as `new Date(x)` with one argument, `Date.UTC` and `Date.parse`, and nothing is
 * formatted without saying which instant. Lint allows the global by name; it cannot say how it is used.
 */
export const rulesTakeTheTime: Check = ({ files }) =>
  files
    .filter((file) => PURE.some((place) => place.test(file.path)))
    .flatMap((file) =>
      [...nodesOf(file.ast)]
        .filter((node) => readsTheClock(node))
        .map((node) =>
          problemAt(file, node, 'architecture/rules-take-the-time', 'take the instant as an argument'),
        ),
    )

function readsTheClock(node: ts.Node): boolean {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    return node.arguments.length === 0 && /^format(ToParts)?$/.test(node.expression.name.text)
  }
  return ts.isIdentifier(node) && node.text === 'Date' && !isTypeOrName(node) && !isPureUse(node)
}

function isPureUse(date: ts.Identifier): boolean {
  const { parent } = date
  if (ts.isNewExpression(parent))
    return parent.arguments?.length === 1 && !ts.isSpreadElement(parent.arguments[0] ?? date)
  if (ts.isPropertyAccessExpression(parent)) return /^(UTC|parse)$/.test(parent.name.text)
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword
}

function isTypeOrName(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node
  return ts.isTypeReferenceNode(parent) || ts.isPropertySignature(parent) || ts.isPropertyAssignment(parent)
}
