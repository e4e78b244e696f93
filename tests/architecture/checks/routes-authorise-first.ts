import ts from 'typescript'
import { isExported, nodesOf, problemAt, type Check, type SourceFile } from '../source-tree.ts'

const AUTHORISES = /^(require[A-Z]\w*|allowAnyone|findViewer)$/

/**
 * Each loader and action says who may pass before it does anything else: its first statement calls `requireViewer`,
 * `requireRole`, `findViewer` or `allowAnyone`, imported from the user slice.
 */
export const routesAuthoriseFirst: Check = ({ files }) =>
  files.filter((file) => file.path.startsWith('app/routes/')).flatMap(checkRoute)

function checkRoute(file: SourceFile) {
  const guards = importedGuards(file)
  return file.ast.statements.flatMap((statement) => {
    const name = handlerName(statement)
    if (name === null || beginsWithGuard(handlerBody(statement), guards)) return []
    const message = `${name} must begin with requireViewer, requireRole, findViewer or allowAnyone`
    return [problemAt(file, statement, 'architecture/routes-authorise-first', message)]
  })
}

function importedGuards(file: SourceFile): ReadonlySet<string> {
  const names = file.ast.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return []
    const bindings = statement.importClause?.namedBindings
    if (!statement.moduleSpecifier.text.startsWith('#app/features/user/')) return []
    return bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : []
  })
  return new Set(names.filter((name) => AUTHORISES.test(name)))
}

/** `loader` or `action` where the statement exports one, however it does. */
function handlerName(statement: ts.Statement): string | null {
  const isHandler = (name: ts.Node | undefined) => name && /^(loader|action)$/.test(name.getText())
  if (
    ts.isExportDeclaration(statement) &&
    statement.exportClause &&
    ts.isNamedExports(statement.exportClause)
  ) {
    return statement.exportClause.elements.find(({ name }) => isHandler(name))?.name.text ?? null
  }
  if (!isExported(statement)) return null
  if (ts.isFunctionDeclaration(statement))
    return isHandler(statement.name) ? (statement.name?.text ?? null) : null
  if (!ts.isVariableStatement(statement)) return null
  return statement.declarationList.declarations.find(({ name }) => isHandler(name))?.name.getText() ?? null
}

function handlerBody(statement: ts.Statement): ts.ConciseBody | null {
  if (ts.isFunctionDeclaration(statement)) return statement.body ?? null
  if (!ts.isVariableStatement(statement)) return null
  const value = statement.declarationList.declarations[0]?.initializer
  return value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) ? value.body : null
}

function beginsWithGuard(body: ts.ConciseBody | null, guards: ReadonlySet<string>): boolean {
  const first = body && ts.isBlock(body) ? body.statements[0] : body
  if (!first) return false
  return [...nodesOf(first)].some(
    (node) =>
      ts.isCallExpression(node) &&
      ts.isIdentifier(node.expression) &&
      guards.has(node.expression.text) &&
      !isInsideFunction(node, first),
  )
}

/** A guard inside a callback need not run. */
function isInsideFunction(node: ts.Node, top: ts.Node): boolean {
  for (let at = node; at !== top; at = at.parent) if (ts.isFunctionLike(at)) return true
  return ts.isFunctionLike(top)
}
