/** A Markdown table: a head, and lines of as many cells. */
export function toMarkdown(head: readonly string[], lines: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Whether an aim is met, as a cell; null where there is none. */
export function asMet(isMet: boolean | null): string {
  if (isMet === null) return '–'
  return isMet ? 'yes' : '**no**'
}
