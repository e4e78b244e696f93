import ts from 'typescript'
import { nodesOf, problemAt, type Check } from '../source-tree.ts'

/** `app/env.server.ts` alone reads the environment, by whatever door. */
export const oneReadsTheEnvironment: Check = ({ files }) =>
  files
    .filter((file) => file.path.startsWith('app/') && file.path !== 'app/env.server.ts')
    .flatMap((file) =>
      [...nodesOf(file.ast)]
        .filter((node) => readsEnvironment(node))
        .map((node) =>
          problemAt(file, node, 'architecture/one-reads-the-environment', 'take it from app/env.server.ts'),
        ),
    )

function readsEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'env' && isSource(node.expression)
  if (ts.isElementAccessExpression(node)) {
    const key = node.argumentExpression
    return ts.isStringLiteralLike(key) && key.text === 'env' && isSource(node.expression)
  }
  if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name)) {
    return node.initializer !== undefined && isSource(node.initializer) && node.name.elements.some(takesEnv)
  }
  if (!ts.isImportSpecifier(node) || (node.propertyName ?? node.name).text !== 'env') return false
  const source = node.parent.parent.parent.moduleSpecifier
  return ts.isStringLiteral(source) && /^(node:)?process$/.test(source.text)
}

function takesEnv(element: ts.BindingElement): boolean {
  return (element.propertyName ?? element.name).getText() === 'env'
}

function isSource(node: ts.Node): boolean {
  if (ts.isMetaProperty(node)) return true
  return /^(globalThis\.)?process$/.test(node.getText())
}
