/**
 * One token of SQL.
 *
 * `word` is a keyword or a bare name, `name` a quoted name (`"a"`, `[a]`, backticks), `string` a literal in single
 * quotes; `text` is what they stand for, unquoted. Every other character is a `symbol` of its own.
 */
export interface SqlToken {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'symbol'
  readonly text: string
  /** Where it begins and ends in the source, as indexes. */
  readonly start: number
  readonly end: number
}

/**
 * Reads SQL as SQLite's tokenizer does, without comments and white space. It never fails: what SQLite would refuse,
 * such as a string without its end, is read to the end of the source.
 * Source: https://github.com/sqlite/sqlite/blob/version-3.45.1/src/tokenize.c
 */
export function readSqlTokens(sql: string): SqlToken[] {
  const tokens: SqlToken[] = []
  const pattern = new RegExp(TOKEN)
  for (let match = pattern.exec(sql); match; match = pattern.exec(sql)) {
    const groups = match.groups ?? {}
    const kind = KINDS.find((candidate) => groups[candidate] !== undefined)
    if (kind) tokens.push({ kind, text: unquote(kind, match[0]), start: match.index, end: pattern.lastIndex })
  }
  return tokens
}

const KINDS = ['word', 'name', 'string', 'number', 'symbol'] as const

/**
 * White space and the byte-order mark; comments, of which a block may lack its end but not consist of `/*` alone;
 * quoted things, in which the doubled quote stands for itself. A bare name may hold anything beyond ASCII.
 */
const TOKEN = new RegExp(
  [
    String.raw`[ \t\n\f\r\uFEFF]+`,
    String.raw`--[^\n]*`,
    String.raw`\/\*(?!$)(?:[^*]|\*(?!\/))*(?:\*\/)?`,
    String.raw`(?<string>'(?:[^']|'')*(?:'|$))`,
    '(?<name>"(?:[^"]|"")*(?:"|$)|`(?:[^`]|``)*(?:`|$)|\\[[^\\]]*(?:\\]|$))',
    String.raw`(?<word>[A-Za-z_\u0080-\uFEFE\uFF00-\uFFFF][\w$\u0080-\uFFFF]*)`,
    String.raw`(?<number>\d[\w$\u0080-\uFFFF]*)`,
    String.raw`(?<symbol>[\s\S])`,
  ].join('|'),
  'y',
)

function unquote(kind: SqlToken['kind'], text: string): string {
  if (kind !== 'name' && kind !== 'string') return text
  const quote = text[0] === '[' ? ']' : (text[0] ?? '')
  return text
    .slice(1, text.endsWith(quote) && text.length > 1 ? -1 : undefined)
    .replaceAll(quote + quote, quote)
}
