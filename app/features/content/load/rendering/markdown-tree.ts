import type { Options } from 'remark-rehype'

/** Makes HTML out of one kind of Markdown node. */
export type MarkdownHandler = NonNullable<NonNullable<Options['handlers']>['html']>

/** A parsed text, as remark's plugins hand it on (https://github.com/syntax-tree/mdast). */
export type MarkdownRoot = Extract<MarkdownParent, { type: 'root' }>
export type MarkdownNode = MarkdownParent | MarkdownParent['children'][number]

type MarkdownParent = NonNullable<Parameters<MarkdownHandler>[2]>
type Definition = Extract<MarkdownNode, { type: 'definition' }>

/** Visits every node, parents first. */
export function visitMarkdown(node: MarkdownNode, look: (node: MarkdownNode) => void): void {
  look(node)
  if ('children' in node) node.children.forEach((child) => visitMarkdown(child, look))
}

/** What `[name]: address "title"` gives to names; the first of a name counts. */
export function readDefinitions(root: MarkdownRoot): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>()
  visitMarkdown(root, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node)
  })
  return definitions
}

/** All the text in a node. */
export function textOfMarkdown(node: MarkdownNode): string {
  if ('children' in node) return node.children.map(textOfMarkdown).join('')
  return 'value' in node ? node.value : ''
}
