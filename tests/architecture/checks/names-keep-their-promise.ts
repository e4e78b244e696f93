import ts from 'typescript'
import { isExported, problemAt, type Check, type SourceFile } from '../source-tree.ts'

/** What a name promises of the type that its function says it returns. */
const PROMISES = [
  { name: /^get[A-Z]/, promise: 'get: one or throw', isKept: (type: string) => !isNullable(type) },
  { name: /^find[A-Z]/, promise: 'find: one or null', isKept: isNullable },
  { name: /^list[A-Z]/, promise: 'list: many, never null', isKept: (type: string) => !isNullable(type) },
  { name: /^(is|has|can)[A-Z]/, promise: 'is, has, can: a boolean', isKept: isBoolean },
] as const

/** An exported function returns what its first word promises; it is only judged where it says what it returns. */
export const namesKeepTheirPromise: Check = ({ files }) =>
  files
    .filter((file) => file.path.startsWith('app/'))
    .flatMap((file) => file.ast.statements.filter(isExported).flatMap((statement) => judge(file, statement)))

function judge(file: SourceFile, statement: ts.Statement) {
  return functionsOf(statement).flatMap(({ name, type }) => {
    const broken = PROMISES.find(
      (rule) => rule.name.test(name) && type && !rule.isKept(type.getText(file.ast)),
    )
    return broken ? [problemAt(file, statement, 'architecture/names-keep-their-promise', broken.promise)] : []
  })
}

function functionsOf(
  statement: ts.Statement,
): { readonly name: string; readonly type: ts.TypeNode | undefined }[] {
  if (ts.isFunctionDeclaration(statement)) {
    return statement.name ? [{ name: statement.name.text, type: statement.type }] : []
  }
  if (!ts.isVariableStatement(statement)) return []
  return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
    initializer && ts.isArrowFunction(initializer) ? [{ name: name.getText(), type: initializer.type }] : [],
  )
}

function isNullable(type: string): boolean {
  return /\|\s*null\s*>?$|^(Promise<)?\s*null\s*\|/.test(type)
}

function isBoolean(type: string): boolean {
  return /^(Promise<boolean>|boolean|(asserts )?\w+ is .+)$/s.test(type)
}
