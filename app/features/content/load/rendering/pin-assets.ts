import { readAssetUrl, writePin } from './asset-url.ts'
import { visitMarkdown } from './markdown-tree.ts'
import { parseMarkdown } from './parse-markdown.ts'
import type { Shelf } from './shelf.ts'

/**
 * Puts the content that each file has now after its name: `![Tree](assets/tree.svg)` becomes
 * `![Tree](assets/tree.svg#<hash>)`. A text that is kept so shows the same for ever, and is another text as soon as a file
 * that it shows is. What names no file that can be shown is left for `checkMarkdown` to complain of.
 */
export function pinAssets(markdown: string, shelf: Shelf): string {
  // Most texts show nothing, and parsing them takes a while.
  if (!markdown.includes('assets/')) return markdown
  const pins: { readonly at: number; readonly text: string }[] = []
  visitMarkdown(parseMarkdown(markdown), (node) => {
    if (node.type !== 'image' && node.type !== 'definition') return
    const url = readAssetUrl(node.url)
    const start = node.position?.start.offset
    if (!url || url.pin || start === undefined) return
    const pin = shelf.pin(url.name)
    const end = findUrlEnd(markdown.slice(start, node.position?.end.offset), node)
    if (pin.ok && end !== null) pins.push({ at: start + end, text: writePin(pin.value) })
  })
  return pins
    .toSorted((a, b) => b.at - a.at)
    .reduce((text, pin) => text.slice(0, pin.at) + pin.text + text.slice(pin.at), markdown)
}

/** Where the address ends within the source of its node; null when it is not written there as it is meant. */
function findUrlEnd(source: string, node: { readonly type: 'image' | 'definition'; readonly url: string }) {
  const url = node.url.replaceAll('.', '\\.')
  const found = new RegExp((node.type === 'image' ? IN_IMAGE : IN_DEFINITION).replace('URL', url), 's').exec(
    source,
  )
  return found ? found.index + found[0].length - (found[1] ?? '').length : null
}

/** White space, and the signs that begin the lines of a quotation. */
const SPACE = '[\\s>]'
const TITLE = `(?:"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'|\\((?:[^)\\\\]|\\\\.)*\\))`
const IN_IMAGE = `\\]\\(${SPACE}*<?URL(>?(?:${SPACE}+${TITLE})?${SPACE}*\\))$`
const IN_DEFINITION = `^\\[(?:[^\\]\\\\]|\\\\.)*\\]:${SPACE}*<?URL(>?.*)$`
