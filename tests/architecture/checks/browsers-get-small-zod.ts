import ts from 'typescript'
import { problemAt, type Check } from '../source-tree.ts'

/** Where the whole of zod may be loaded: what never reaches a browser. */
const ON_THE_SERVER = [/\.server\.tsx?$/, /^app\/(data|server)\//, /^(prisma|scripts)\//]

/** `zod` costs 92 kB in a browser, `zod/mini` 4.4 kB. */
export const browsersGetSmallZod: Check = ({ files }) =>
  files
    .filter((file) => !ON_THE_SERVER.some((place) => place.test(file.path)))
    .flatMap((file) =>
      file.ast.statements
        .filter((statement) => ts.isImportDeclaration(statement))
        .filter(({ importClause }) => importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword)
        .filter(({ moduleSpecifier }) => /^'zod(\/v4)?'$/.test(moduleSpecifier.getText(file.ast)))
        .map((statement) =>
          problemAt(file, statement, 'architecture/browsers-get-small-zod', 'import zod/mini'),
        ),
    )
