/** Something that a teacher has to put right. */
export interface ContentProblem {
  /** Path as it is written in messages, such as `content/sql-with-sqlite/course.md`. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** One line in plain words, beginning with the field that it is about. */
  readonly message: string
}

/** In one line: `content/sql-with-sqlite/01-x/02-y.tasks.yaml:14: choices: exactly one choice has to be correct`. */
export function describeContentProblem({ file, line, message }: ContentProblem): string {
  return `${file}:${line}: ${message}`.replaceAll(/[\s\p{Cc}]+/gu, ' ')
}
