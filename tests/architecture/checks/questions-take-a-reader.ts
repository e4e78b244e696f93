import ts from 'typescript'
import { isExported, problemAt, type Check, type SourceFile } from '../source-tree.ts'

const QUESTION_FILE = /^app\/features\/[^/]+\/(?:.+\/)?(get|list|find)-[^/]+\.server\.ts$/
const QUESTION = /^(get|list|find)[A-Z]/
/** Asked by routes themselves, of the arguments that Remix hands them. */
const OF_A_REQUEST = /^findViewer$/

/**
 * A file named for a question asks it of a `Reader`, or of one snapshot of it, as the first argument, and is handed
 * nothing to write with.
 */
export const questionsTakeAReader: Check = ({ files }) =>
  files.filter((file) => QUESTION_FILE.test(file.path)).flatMap(checkQuestions)

function checkQuestions(file: SourceFile) {
  return file.ast.statements.flatMap((statement) => {
    if (!ts.isFunctionDeclaration(statement) || !isExported(statement)) return []
    const types = statement.parameters.map((parameter) => parameter.type?.getText(file.ast) ?? '')
    const name = statement.name?.text ?? ''
    const isQuestion = QUESTION.test(name) && !OF_A_REQUEST.test(name)
    const readsFirst = !isQuestion || /(Reader|Snapshot)\b/.test(types[0] ?? '')
    const writes = types.some((type) => /\b(Journal|Primary)\b/.test(type))
    if (readsFirst && !writes) return []
    const message = 'a question takes a Reader first, and no Journal or Primary'
    return [problemAt(file, statement, 'architecture/questions-take-a-reader', message)]
  })
}
