import type { HighlighterCore } from 'shiki/core'

/** A document on its way to HTML, as rehype's plugins hand it on (https://github.com/syntax-tree/hast). */
export type HtmlRoot = ReturnType<HighlighterCore['codeToHast']>
export type HtmlElement = Extract<HtmlRoot['children'][number], { type: 'element' }>
export type HtmlNode = HtmlElement['children'][number]

/**
 * Visits every element, parents first, and puts what `replace` answers in its place; the children of what it answers
 * are visited as well, a replacement that wraps the element itself is not wrapped again.
 *
 * @param replace changes the element in place, or answers another one
 */
export function visitElements(
  parent: HtmlRoot | HtmlElement,
  replace: (element: HtmlElement, parent: HtmlRoot | HtmlElement) => HtmlElement,
): void {
  parent.children.forEach((child, index) => {
    if (child.type !== 'element') return
    const replacement = replace(child, parent)
    parent.children[index] = replacement
    if (replacement === child) visitElements(child, replace)
    else visitChildrenOf(child, replacement, replace)
  })
}

/** The classes of an element; none where it has none. */
export function classesOf(element: HtmlElement): readonly string[] {
  const { className } = element.properties
  return Array.isArray(className) ? className.map(String) : []
}

/** All the text in a node. */
export function textOf(node: HtmlNode): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}

function visitChildrenOf(
  original: HtmlElement,
  replacement: HtmlElement,
  replace: (element: HtmlElement, parent: HtmlRoot | HtmlElement) => HtmlElement,
): void {
  const isWrapped = replacement.children.includes(original)
  visitElements(isWrapped ? original : replacement, replace)
}
