import type { Options } from 'remark-rehype'

/** Makes HTML out of one kind of Markdown node. */
export type MarkdownHandler = NonNullable<NonNullable<Options['handlers']>['html']>

/** A parsed text, as remark's plugins hand it on (https://github.com/syntax-tree/mdast). */
export type MarkdownRoot = Extract<MarkdownParent, { type: 'root' }>
export type MarkdownNode = MarkdownParent | MarkdownParent['children'][number]

type MarkdownParent = NonNullable<Parameters<MarkdownHandler>[2]>

/** Visits every node, parents first. */
export function visitMarkdown(node: MarkdownNode, look: (node: MarkdownNode) => void): void {
  look(node)
  if ('children' in node) node.children.forEach((child) => visitMarkdown(child, look))
}
