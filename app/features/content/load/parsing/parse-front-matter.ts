import type { ZodMiniType } from 'zod/mini'
import type { ContentProblem } from '#app/features/content/load/content-problem.ts'
import type { SourceFile } from '#app/features/content/load/reading/course-folder.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { checkValue } from './check-value.ts'
import type { LocatedValue } from './located-value.ts'
import { parseYaml } from './parse-yaml.ts'

/** A Markdown file with front matter, read. */
export interface FrontMatter<Fields> {
  readonly fields: Fields
  /** Places problems in the front matter. */
  readonly located: LocatedValue
  /** The Markdown after it, without blank lines around it. */
  readonly body: string
  /** Line of the body's first line in the file, from 1. */
  readonly bodyLine: number
}

/** Reads a file that begins with YAML between two lines of `---`. */
export function parseFrontMatter<Fields>(
  { file, text }: SourceFile,
  schema: ZodMiniType<Fields>,
): Result<FrontMatter<Fields>, readonly ContentProblem[]> {
  const [, yaml, rest] = /^---[ \t]*\n((?:.*\n)*?)---[ \t]*(?:\n([\s\S]*))?$/.exec(text) ?? []
  if (yaml === undefined) {
    return fail([
      { file, line: 1, message: 'expected front matter between two lines of --- at the beginning' },
    ])
  }
  const located = parseYaml({ file, text: yaml, firstLine: 2 })
  if (!located.ok) return located
  const fields = checkValue(schema, { value: located.value.value, at: [] }, located.value)
  if (!fields.ok) return fields
  const after = rest ?? ''
  const blank = /^(?:[ \t]*\n)*/.exec(after)?.[0] ?? ''
  const bodyLine = countLines(yaml) + 2 + countLines(blank) + 1
  return ok({
    fields: fields.value,
    located: located.value,
    body: after.slice(blank.length).trimEnd(),
    bodyLine,
  })
}

function countLines(text: string): number {
  return text.split('\n').length - 1
}
