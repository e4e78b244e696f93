import { dirname } from 'node:path/posix'
import ts from 'typescript'
import { nodesOf, problemAt, type Check, type SourceFile } from '../source-tree.ts'

const FEATURES = '#app/features/'

/**
 * What lint cannot say because it depends on who imports: a file in a sub-folder of a slice imports another slice only
 * by its `rules/`, `get-`, `list-` and `find-` (lint says so for the files above it), and `#app/` is not used where
 * `./` reaches.
 */
export const slicesKeepTheirDistance: Check = ({ files }) =>
  files
    .filter((file) => file.path.startsWith('app/'))
    .flatMap((file) =>
      importsOf(file).flatMap(({ node, specifier }) => {
        const message = objection(file.path, specifier)
        return message ? [problemAt(file, node, 'architecture/slices-keep-their-distance', message)] : []
      }),
    )

function objection(path: string, specifier: string): string | null {
  if (!specifier.startsWith('#app/')) return null
  if (dirname(specifier).slice(1) === dirname(path)) return 'inside one folder import by ./'
  const own = /^app\/features\/([^/]+)\/(.+\/)?/.exec(path)
  if (!own || !specifier.startsWith(FEATURES)) return null
  const [slice, ...rest] = specifier.slice(FEATURES.length).split('/')
  if (slice === own[1]) return own[2] === undefined ? 'inside a slice import downwards by ./' : null
  const isQuestion = rest.length === 1 && /^(get|list|find)-[^/]+\.server\.ts$/.test(rest[0] ?? '')
  const isRule = rest.slice(0, -1).includes('rules')
  return isQuestion || isRule
    ? null
    : 'a slice may ask another slice (rules/, get-, list-, find-); it never acts for it'
}

/** Static and dynamic imports, and exports from elsewhere. */
function importsOf(file: SourceFile): { readonly node: ts.Node; readonly specifier: string }[] {
  return [...nodesOf(file.ast)].flatMap((node) => {
    const isStatic = ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
    const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
    const source = isStatic ? node.moduleSpecifier : isDynamic ? node.arguments[0] : undefined
    return source && ts.isStringLiteralLike(source) ? [{ node, specifier: source.text }] : []
  })
}
