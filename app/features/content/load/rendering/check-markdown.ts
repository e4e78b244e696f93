import type { Transformer } from 'unified'
import { isOwnImage } from './allowed-markup.ts'
import { readAssetUrl } from './asset-url.ts'
import { readDefinitions, visitMarkdown, type MarkdownNode, type MarkdownRoot } from './markdown-tree.ts'
import { shelfOf, type Shelf } from './shelf.ts'

/** A remark plugin: leaves a message in the file for everything that would not come out as its writer expects. */
export function checkMarkdown(): Transformer<MarkdownRoot> {
  return (root, file) => {
    const definitions = readDefinitions(root)
    const shelf = shelfOf(file)
    visitMarkdown(root, (node) => {
      const objection = objectTo(node, definitions, shelf)
      if (objection) file.message(objection, node.position)
    })
  }
}

function objectTo(
  node: MarkdownNode,
  definitions: ReturnType<typeof readDefinitions>,
  shelf: Shelf,
): string | null {
  if (node.type === 'heading')
    return node.depth === 1 ? 'headings begin at ##, as the title is the first' : null
  if (node.type === 'image') return refuseImage(node.url, shelf) ?? refuseSilence(node.alt)
  if (node.type === 'imageReference') {
    const url = definitions.get(node.identifier)?.url ?? ''
    return refuseImage(url, shelf) ?? refuseSilence(node.alt)
  }
  return node.type === 'link' || node.type === 'definition' ? refuseProtocol(node.url) : null
}

/** As in `ALLOWED_MARKUP`, which would drop the address without a word. */
function refuseImage(url: string, shelf: Shelf): string | null {
  if (isOwnImage(url)) return null
  const asset = readAssetUrl(url)
  if (!asset) {
    return `an image is a file in the course's assets/, or a path from / to a file in public/; this one is ${JSON.stringify(url.slice(0, 80))}`
  }
  const { name, pin } = asset
  if (pin) return shelf.find(pin.hash) ? null : `the content that assets/${name} is to have is not there`
  const found = shelf.pin(name)
  return found.ok ? `write the address as it is, without signs for letters: assets/${name}` : found.reason
}

/** Who cannot see an image, or hear a sound, is told what it is. */
function refuseSilence(alt: string | null | undefined): string | null {
  if (alt?.trim()) return null
  return 'an image needs words in the square brackets that say what it shows: ![two halves of an apple](…)'
}

/** The same protocols as in `ALLOWED_MARKUP`, which would drop the address without a word. */
function refuseProtocol(url: string): string | null {
  const protocol = /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0].toLowerCase()
  if (protocol === undefined || LINK_PROTOCOLS.includes(protocol)) return null
  return `a link begins with ${LINK_PROTOCOLS.join(' or ')}, or with / for a page of this site; this one begins with ${protocol}`
}

const LINK_PROTOCOLS = ['https:', 'mailto:']
