/** One line of the figures. */
export interface Row {
  readonly what: string
  readonly usual: string
  readonly http: string
  readonly here: string
  readonly aim: string
  /** Null where there is no aim, or it could not be measured. */
  readonly isMet: boolean | null
}

/** The figures as a Markdown table. */
export function toTable(rows: readonly Row[]): string {
  const lines = rows.map(({ what, usual, http, here, aim, isMet }) => [
    what,
    usual,
    http,
    here,
    aim,
    isMet === null ? '–' : isMet ? 'yes' : '**no**',
  ])
  const head = ['what', 'usual client', 'HTTP writes + replica reads', 'here', 'aim', 'met']
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
