import type { Transformer } from 'unified'
import { visitMarkdown, type MarkdownNode, type MarkdownRoot } from './markdown-tree.ts'

/** A remark plugin: leaves a message in the file for everything that would not come out as its writer expects. */
export function checkMarkdown(): Transformer<MarkdownRoot> {
  return (root, file) =>
    visitMarkdown(root, (node) => {
      const objection = objectTo(node)
      if (objection) file.message(objection, node.position)
    })
}

function objectTo(node: MarkdownNode): string | null {
  if (node.type === 'heading')
    return node.depth === 1 ? 'headings begin at ##, as the title is the first' : null
  if (node.type === 'image') return refuseProtocol(node.url, IMAGE_PROTOCOLS)
  return node.type === 'link' || node.type === 'definition' ? refuseProtocol(node.url, LINK_PROTOCOLS) : null
}

/** The same protocols as in `ALLOWED_MARKUP`, which would drop the address without a word. */
function refuseProtocol(url: string, allowed: readonly string[]): string | null {
  const protocol = /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0].toLowerCase()
  if (protocol === undefined || allowed.includes(protocol)) return null
  return `a link begins with ${allowed.join(' or ')}, or with / for a page of this site; this one begins with ${protocol}`
}

const LINK_PROTOCOLS = ['https:', 'mailto:']
const IMAGE_PROTOCOLS = ['https:']
