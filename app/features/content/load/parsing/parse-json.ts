import { LineCounter, parseDocument } from 'yaml'
import type { ContentProblem } from '#app/features/content/load/content-problem.ts'
import type { SourceFile } from '#app/features/content/load/reading/course-folder.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { locate, type LocatedValue } from './located-value.ts'

/** Reads JSON, and nothing more lenient; as all JSON is YAML, YAML's reader then finds the lines. */
export function parseJson({ file, text }: SourceFile): Result<LocatedValue, readonly ContentProblem[]> {
  const problem = refuse(text)
  if (problem !== null) {
    return fail([{ file, line: findLine(text), message: `this is not valid JSON: ${problem}` }])
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const repeated = document.errors.find(({ code }) => code === 'DUPLICATE_KEY')
  if (repeated) {
    const { line } = lines.linePos(repeated.pos[0])
    return fail([{ file, line, message: 'the same field is written twice' }])
  }
  return ok(locate(document, lines, { file, firstLine: 1 }))
}

/** V8's word on what is wrong, without the place; null when nothing is. */
function refuse(text: string): string | null {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return message
      .replace(/ in JSON at position \d+.*$/s, '')
      .replace(/, (?:\.\.\.)?".*"(?:\.\.\.)? is not valid JSON$/s, '')
      .replace('Unexpected end of JSON input', 'it ends too early')
  }
}

/**
 * The first line with which the text cannot be the beginning of any JSON. V8 does not always say where it stopped, but
 * whether it did at the end of what it was given.
 */
function findLine(text: string): number {
  const lines = text.trimEnd().split('\n')
  const index = lines.findIndex((_, last) => {
    const beginning = lines
      .slice(0, last + 1)
      .join('\n')
      .trimEnd()
    return beginning !== '' && !couldGoOn(beginning)
  })
  return index === -1 ? lines.length : index + 1
}

function couldGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning)
    return true
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    if (message.startsWith('Unterminated string')) return false
    const position = /at position (\d+)/.exec(message)?.[1]
    return message === 'Unexpected end of JSON input' || Number(position) >= beginning.length
  }
}
