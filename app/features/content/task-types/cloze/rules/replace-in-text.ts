/**
 * Replaces what a pattern finds in the text of some HTML, never within a tag.
 *
 * @param html well formed, with quoted attributes, as the content loader writes it
 * @param pattern global, with one group
 * @param replace gets what the group holds; answers HTML
 */
export function replaceInText(html: string, pattern: RegExp, replace: (found: string) => string): string {
  return html
    .split(TAG)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replaceAll(pattern, (_, found: string) => replace(found)),
    )
    .join('')
}

/** A tag; split by it, every second part is one. */
const TAG = /(<\/?[a-z][^\s<>"=]*(?:\s+[^\s<>"=/]+(?:="[^"]*")?)*\s*\/?>)/i
