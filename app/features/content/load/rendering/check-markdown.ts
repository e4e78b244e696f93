import type { Transformer } from 'unified'
import { isOwnImage } from './allowed-markup.ts'
import { visitMarkdown, type MarkdownNode, type MarkdownRoot } from './markdown-tree.ts'

/** A remark plugin: leaves a message in the file for everything that would not come out as its writer expects. */
export function checkMarkdown(): Transformer<MarkdownRoot> {
  return (root, file) => {
    const definitions = readDefinitions(root)
    visitMarkdown(root, (node) => {
      const objection = objectTo(node, definitions)
      if (objection) file.message(objection, node.position)
    })
  }
}

/** The addresses that `[name]: address` gives to names; the first of a name counts. */
type Definitions = ReadonlyMap<string, string>

function readDefinitions(root: MarkdownRoot): Definitions {
  const definitions = new Map<string, string>()
  visitMarkdown(root, (node) => {
    if (node.type !== 'definition' || definitions.has(node.identifier)) return
    definitions.set(node.identifier, node.url)
  })
  return definitions
}

function objectTo(node: MarkdownNode, definitions: Definitions): string | null {
  if (node.type === 'heading')
    return node.depth === 1 ? 'headings begin at ##, as the title is the first' : null
  if (node.type === 'image') return refuseImage(node.url)
  if (node.type === 'imageReference') return refuseImage(definitions.get(node.identifier) ?? '')
  return node.type === 'link' || node.type === 'definition' ? refuseProtocol(node.url) : null
}

/** As in `ALLOWED_MARKUP`, which would drop the address without a word. */
function refuseImage(url: string): string | null {
  if (isOwnImage(url)) return null
  return `an image is a path from / to a file in public/; this one is ${JSON.stringify(url.slice(0, 80))}`
}

/** The same protocols as in `ALLOWED_MARKUP`, which would drop the address without a word. */
function refuseProtocol(url: string): string | null {
  const protocol = /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0].toLowerCase()
  if (protocol === undefined || LINK_PROTOCOLS.includes(protocol)) return null
  return `a link begins with ${LINK_PROTOCOLS.join(' or ')}, or with / for a page of this site; this one begins with ${protocol}`
}

const LINK_PROTOCOLS = ['https:', 'mailto:']
