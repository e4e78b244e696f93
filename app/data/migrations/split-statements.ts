import { fail, ok, type Result } from '#app/kernel/result.ts'

/** One statement of a script, without its semicolon and the comments before it. */
export interface ScriptStatement {
  readonly sql: string
  /** Line of its first word in the script, from 1. */
  readonly line: number
}

/** Why a text is not a whole script. */
export interface ScriptFault {
  readonly line: number
  readonly detail: string
}

/**
 * Splits a SQL script into its statements. Needed because libSQL over HTTP takes them one by one, and `prepare`
 * silently runs only the first. Knows quotes, comments and the bodies of triggers.
 * Source: the rules of SQLite's `sqlite3_complete` (https://sqlite.org/c3ref/complete.html).
 *
 * @returns a fault for an unclosed quote, comment or trigger
 */
export function splitStatements(script: string): Result<readonly ScriptStatement[], ScriptFault> {
  const statements: ScriptStatement[] = []
  let open: OpenStatement | null = null
  for (const token of tokens(script)) {
    if (token.kind === 'unclosed')
      return fail({ line: lineAt(script, token.start), detail: `unclosed ${token.what}` })
    if (token.text === ';' && (!open || ends(open))) {
      if (open) statements.push(close(script, open, token.start))
      open = null
      continue
    }
    open ??= { start: token.start, first: [], last: ['', ''], end: token.end }
    if (open.first.length < 3) open.first.push(token.text.toUpperCase())
    open.last = [open.last[1], token.text.toUpperCase()]
    open.end = token.end
  }
  if (!open) return ok(statements)
  if (isTrigger(open) && !ends(open)) {
    return fail({ line: lineAt(script, open.start), detail: 'unclosed trigger' })
  }
  return ok([...statements, close(script, open, open.end)])
}

interface OpenStatement {
  readonly start: number
  readonly first: string[]
  last: [string, string]
  end: number
}

type Token =
  | { readonly kind: 'text'; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: 'unclosed'; readonly what: string; readonly start: number }

/** Whether a semicolon here closes the statement; inside a trigger only the one after `; END` does. */
function ends(open: OpenStatement): boolean {
  return !isTrigger(open) || (open.last[0] === ';' && open.last[1] === 'END')
}

function isTrigger(open: OpenStatement): boolean {
  const [create, temporary, trigger] = open.first
  if (create !== 'CREATE') return false
  return temporary === 'TRIGGER' || (/^TEMP(ORARY)?$/.test(temporary ?? '') && trigger === 'TRIGGER')
}

function close(script: string, open: OpenStatement, end: number): ScriptStatement {
  return { sql: script.slice(open.start, end).trimEnd(), line: lineAt(script, open.start) }
}

function* tokens(script: string): Generator<Token> {
  const pattern = new RegExp(TOKEN, 'guy')
  for (let match = pattern.exec(script); match; match = pattern.exec(script)) {
    const [text] = match
    const start = match.index
    if (/^(\s|--)/.test(text) || (text.startsWith('/*') && text.length > 3 && text.endsWith('*/'))) continue
    const what = UNCLOSED[text]
    if (what !== undefined) yield { kind: 'unclosed', what, start }
    else yield { kind: 'text', text, start, end: start + text.length }
  }
}

/** Blanks, comments, quoted text, words, and any other single character; a lone opener is an unclosed one. */
const TOKEN = [
  String.raw`\s+`,
  String.raw`--[^\n]*`,
  String.raw`/\*[\s\S]*?\*/`,
  String.raw`/\*`,
  `'(?:[^']|'')*'`,
  '"(?:[^"]|"")*"',
  '`(?:[^`]|``)*`',
  String.raw`\[[^\]]*\]`,
  String.raw`[\p{L}\p{N}_$]+`,
  String.raw`[\s\S]`,
].join('|')

const UNCLOSED: Readonly<Record<string, string>> = {
  "'": 'quote',
  '"': 'quoted name',
  '`': 'quoted name',
  '[': 'quoted name',
  '/*': 'comment',
}

function lineAt(script: string, offset: number): number {
  return script.slice(0, offset).split('\n').length
}
