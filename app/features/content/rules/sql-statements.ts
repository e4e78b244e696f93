import { readSqlTokens, type SqlToken } from './sql-tokens.ts'

/** One statement: its text from its first token to its last, without the semicolon that ends it. */
export interface SqlStatement {
  readonly text: string
  readonly tokens: readonly SqlToken[]
}

/**
 * Splits a script at the semicolons between statements. Those in strings, names, comments and in the body of a
 * `CREATE TRIGGER` do not count; empty statements are left out.
 */
export function splitSqlStatements(script: string): SqlStatement[] {
  const statements: SqlStatement[] = []
  let tokens: SqlToken[] = []
  for (const token of readSqlTokens(script)) {
    if (token.text !== ';' || token.kind !== 'symbol' || isInsideTrigger(tokens)) tokens.push(token)
    else {
      statements.push(...toStatement(script, tokens))
      tokens = []
    }
  }
  return [...statements, ...toStatement(script, tokens)]
}

/** Whether a token is this keyword, in any case. */
export function isKeyword(token: SqlToken | undefined, keyword: string): boolean {
  return token?.kind === 'word' && token.text.toUpperCase() === keyword
}

/** As SQLite's own `sqlite3_complete` has it: a trigger ends with `;`, `END` and then this semicolon. */
function isInsideTrigger(tokens: readonly SqlToken[]): boolean {
  if (!isKeyword(tokens[0], 'CREATE')) return false
  const isTemporary = isKeyword(tokens[1], 'TEMP') || isKeyword(tokens[1], 'TEMPORARY')
  if (!isKeyword(tokens[isTemporary ? 2 : 1], 'TRIGGER')) return false
  const beforeLast = tokens.at(-2)
  return !(isKeyword(tokens.at(-1), 'END') && beforeLast?.kind === 'symbol' && beforeLast.text === ';')
}

function toStatement(script: string, tokens: readonly SqlToken[]): SqlStatement[] {
  const first = tokens[0]
  const last = tokens.at(-1)
  return first && last ? [{ text: script.slice(first.start, last.end), tokens }] : []
}
