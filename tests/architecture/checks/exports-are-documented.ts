import ts from 'typescript'
import { isExported, problemAt, type Check, type SourceFile } from '../source-tree.ts'

/** Where every export is documented: what other folders build on. */
const DOCUMENTED = [
  /^app\/features\/.+\/rules\//,
  /^app\/features\/.+\.server\.tsx?$/,
  /^app\/(data|kernel)\//,
  /^app\/(entries|env\.server|load-context)\.ts$/,
]

/** Exports of rules, data, kernel, and of a slice's questions and acts have a docstring; interfaces do everywhere. */
export const exportsAreDocumented: Check = ({ files }) => files.flatMap(findUndocumented)

function findUndocumented(file: SourceFile) {
  if (!file.path.startsWith('app/')) return []
  const isDocumentedPlace = DOCUMENTED.some((place) => place.test(file.path))
  return file.ast.statements
    .filter((statement) => isExported(statement))
    .filter((statement) => isDocumentedPlace || ts.isInterfaceDeclaration(statement))
    .filter((statement) => !isNamedBefore(file, statement) && !hasDocstring(file, statement))
    .map((statement) =>
      problemAt(file, statement, 'architecture/exports-are-documented', 'write a /** docstring */ above it'),
    )
}

/** Directly above, but for a lint directive in between. */
function hasDocstring({ ast }: SourceFile, statement: ts.Statement): boolean {
  const comments = ts.getLeadingCommentRanges(ast.text, statement.getFullStart()) ?? []
  const texts = comments.map(({ pos, end }) => ast.text.slice(pos, end))
  return texts.findLast((text) => !text.startsWith('// oxlint-'))?.startsWith('/**') ?? false
}

/** Overloads share the first one's docstring, and so does the type inferred from a schema of the same name. */
function isNamedBefore(file: SourceFile, statement: ts.Statement): boolean {
  const names = namesOf(statement)
  const first = file.ast.statements.find((other) => namesOf(other).some((name) => names.includes(name)))
  return first !== undefined && first !== statement
}

function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText())
  }
  const isNamed = ts.isFunctionDeclaration(statement) || ts.isTypeAliasDeclaration(statement)
  return isNamed && statement.name ? [statement.name.text] : []
}
