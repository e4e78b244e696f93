import { escapeHtml } from '#app/features/content/rules/escape-html.ts'
import { fenceCode } from '#app/features/content/rules/fence-code.ts'
import { replaceInText } from './replace-in-text.ts'

/**
 * Code with gaps as a block of HTML in which the gaps still are `{{0}}`, `{{1}}` …. While it is rendered, each gap is a
 * name, which a highlighter leaves whole; where one does not, the block is not marked.
 *
 * @param code with gaps as `{{0}}` …, at most 26
 * @param render from Markdown to HTML
 */
export function renderGappedCode(
  code: string,
  language: string,
  render: (markdown: string) => string,
): string {
  const gaps = code.match(GAP) ?? []
  const named = code.replaceAll(GAP, (_, number: string) => `zqgap${LETTERS[Number(number)] ?? ''}zq`)
  let found = 0
  const html = replaceInText(render(fenceCode(named, language)), NAME, (letter) => {
    found += 1
    return `{{${LETTERS.indexOf(letter)}}}`
  })
  return found === gaps.length ? html : `<pre tabindex="0"><code>${escapeHtml(code)}\n</code></pre>`
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const GAP = /\{\{(\d+)\}\}/g
const NAME = /zqgap([a-z])zq/g
