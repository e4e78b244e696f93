import type { Transformer } from 'unified'
import { MEDIA_TYPES, mediaAddress } from '#app/features/content/rules/media-address.ts'
import { readAssetUrl } from './asset-url.ts'
import type { HtmlElement } from './html-tree.ts'
import { readDefinitions, visitMarkdown, type MarkdownNode, type MarkdownRoot } from './markdown-tree.ts'
import { shelfOf, type AssetFacts, type AssetPin, type Shelf } from './shelf.ts'

/**
 * A remark plugin: images that lie beside the text get their address and their size, so that nothing moves when they
 * come; films and sounds get a player with captions; what stands alone and has a title becomes a figure with a caption.
 */
export function showMedia(): Transformer<MarkdownRoot> {
  return (root, file) => {
    const shelf = shelfOf(file)
    const definitions = readDefinitions(root)
    visitMarkdown(root, (node) => {
      if (node.type === 'paragraph') makeFigure(node, definitions)
      const image = readImage(node, definitions)
      if (!image) return
      const element = toElement(image, shelf)
      image.node.data = { ...image.node.data, ...element }
    })
  }
}

type Definitions = ReturnType<typeof readDefinitions>
type ImageNode = Extract<MarkdownNode, { type: 'image' | 'imageReference' }>
type Paragraph = Extract<MarkdownNode, { type: 'paragraph' }>

interface Image {
  readonly node: ImageNode
  readonly url: string
  readonly alt: string
  readonly title: string | null
}

function readImage(node: MarkdownNode, definitions: Definitions): Image | null {
  if (node.type !== 'image' && node.type !== 'imageReference') return null
  const target = node.type === 'image' ? node : definitions.get(node.identifier)
  return target ? { node, url: target.url, alt: node.alt ?? '', title: target.title ?? null } : null
}

/** What remark-rehype makes an element of. */
interface ElementData {
  readonly hName: string
  readonly hProperties: HtmlElement['properties']
  readonly hChildren?: HtmlElement[]
}

function toElement({ node, url, alt }: Image, shelf: Shelf): ElementData {
  const asset = readAssetUrl(url)
  const facts = asset?.pin ? shelf.find(asset.pin.hash) : null
  const own = { ...node.data?.hProperties }
  if (!asset?.pin || !facts) return { hName: 'img', hProperties: { ...own, ...LAZY } }
  const { shownBy } = MEDIA_TYPES[facts.mediaType]
  const size = { width: facts.width ?? undefined, height: facts.height ?? undefined }
  const src = mediaAddress(asset.pin.hash, facts.mediaType)
  if (shownBy !== 'video' && shownBy !== 'audio') {
    return { hName: 'img', hProperties: { ...own, src, ...size, ...LAZY } }
  }
  return {
    hName: shownBy,
    // What was an image's is none of a player's.
    hProperties: {
      src: undefined,
      alt: undefined,
      title: undefined,
      controls: true,
      preload: 'metadata',
      ariaLabel: alt,
      ...(shownBy === 'video' ? size : {}),
    },
    hChildren: toPlayer(src, { alt, pin: asset.pin, facts, shelf }),
  }
}

const LAZY = { loading: 'lazy', decoding: 'async' }

/** What is inside a player: the file, its captions, and a plain link for browsers that cannot play it. */
function toPlayer(
  src: string,
  { alt, pin, facts, shelf }: { readonly alt: string; pin: AssetPin; facts: AssetFacts; shelf: Shelf },
): HtmlElement[] {
  const track = pin.captions !== null && {
    kind: 'captions',
    src: mediaAddress(pin.captions, 'text/vtt'),
    srcLang: shelf.language,
    label: nameLanguage(shelf.language),
    default: true,
  }
  return [
    toTag('source', { src, type: facts.mediaType }),
    ...(track ? [toTag('track', track)] : []),
    toTag('a', { href: src }, alt),
  ]
}

function toTag(tagName: string, properties: HtmlElement['properties'], text?: string): HtmlElement {
  const children = text === undefined ? [] : [{ type: 'text' as const, value: text }]
  return { type: 'element', tagName, properties, children }
}

/** A language by its own name, such as `Deutsch`. */
function nameLanguage(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
}

function makeFigure(paragraph: Paragraph, definitions: Definitions): void {
  const [only, ...others] = paragraph.children
  const image = only && others.length === 0 ? readImage(only, definitions) : null
  if (!image?.title) return
  paragraph.data = { ...paragraph.data, hName: 'figure' }
  image.node.data = { ...image.node.data, hProperties: { title: undefined } }
  paragraph.children.push({
    type: 'emphasis',
    data: { hName: 'figcaption' },
    children: [{ type: 'text', value: image.title }],
  })
}
