import { LineCounter, parseDocument, visit, type YAMLError } from 'yaml'
import type { ContentProblem } from '#app/features/content/load/content-problem.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { locate, type LocatedValue } from './located-value.ts'

/** A piece of YAML in a file. */
export interface YamlSource {
  readonly file: string
  readonly text: string
  /** Of the piece in the file, from 1. */
  readonly firstLine: number
}

/** Reads one YAML 1.2 document without anchors and tags. */
export function parseYaml(source: YamlSource): Result<LocatedValue, readonly ContentProblem[]> {
  const lines = new LineCounter()
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false, version: '1.2' })
  const problemAt = (offset: number, message: string): ContentProblem => ({
    file: source.file,
    line: source.firstLine - 1 + lines.linePos(offset).line,
    message,
  })
  const problems = [...document.errors, ...document.warnings].map((error) =>
    problemAt(error.pos[0], describeYamlError(error)),
  )
  visit(document, {
    Alias(_key, alias) {
      problems.push(
        problemAt(alias.range?.[0] ?? 0, `*${alias.source} cannot be used here; write the text out`),
      )
    },
  })
  return problems.length > 0 ? fail(firstPerLine(problems)) : ok(locate(document, lines, source))
}

function describeYamlError(error: YAMLError): string {
  const known = PLAIN_WORDS.get(error.code)
  const [firstLine = ''] = error.message.split('\n')
  return known ?? `this is not valid YAML: ${firstLine}`
}

const PLAIN_WORDS = new Map<YAMLError['code'], string>([
  ['TAB_AS_INDENT', 'lines are indented with spaces, not with tabs'],
  ['DUPLICATE_KEY', 'the same field is written twice'],
  ['MULTIPLE_DOCS', 'a line of --- does not belong here'],
  ['MISSING_CHAR', 'a closing quote or bracket is missing'],
  ['TAG_RESOLVE_FAILED', 'a text that begins with ! needs quotes around it'],
])

/** One slip often makes several errors. */
function firstPerLine(problems: readonly ContentProblem[]): ContentProblem[] {
  return problems.filter(({ line }, index) => problems.findIndex((other) => other.line === line) === index)
}
