import { SECTION_PREFIX } from '#app/features/content/rules/list-headings.ts'
import type { media } from '#app/words/en/media.ts'
import type { Words } from '#app/words/words.ts'
import { textOf, visitElements, type HtmlElement, type HtmlRoot } from './html-tree.ts'

/**
 * A rehype plugin: tables scroll in a frame of their own, which the keyboard can reach and which is called after the
 * table's columns.
 */
export function frameTables(t: Words<typeof media>): (root: HtmlRoot) => void {
  return (root) =>
    visitElements(root, (element) =>
      element.tagName === 'table'
        ? {
            type: 'element',
            tagName: 'div',
            properties: {
              className: ['table-scroll'],
              tabIndex: 0,
              role: 'group',
              ariaLabel: nameTable(element, t),
            },
            children: [element],
          }
        : element,
    )
}

/** A rehype plugin: headings get ids made of their words, each once, for a table of contents. */
export function nameHeadings(): (root: HtmlRoot) => void {
  return (root) => {
    const uses = new Map<string, number>()
    visitElements(root, (element) => {
      if (!/^h[1-6]$/.test(element.tagName) || element.properties['id'] !== undefined) return element
      const slug = toSlug(textOf(element))
      const count = (uses.get(slug) ?? 0) + 1
      uses.set(slug, count)
      element.properties['id'] = SECTION_PREFIX + (count === 1 ? slug : `${slug}-${count}`)
      return element
    })
  }
}

/** A rehype plugin: links to other sites get no hold on this one, and no credit from it. */
export function guardLinks(): (root: HtmlRoot) => void {
  return (root) =>
    visitElements(root, (element) => {
      if (element.tagName === 'a' && leadsAway(element)) element.properties['rel'] = ['noopener', 'nofollow']
      return element
    })
}

/** A rehype plugin, the last one: the page's policy allows no style attributes, and KaTeX writes some. */
export function dropStyles(): (root: HtmlRoot) => void {
  return (root) =>
    visitElements(root, (element) => {
      delete element.properties['style']
      return element
    })
}

function nameTable(table: HtmlElement, t: Words<typeof media>): string {
  const columns: string[] = []
  visitElements(table, (element) => {
    const text = element.tagName === 'th' ? textOf(element).trim() : ''
    if (text !== '') columns.push(text)
    return element
  })
  return columns.length > 0 ? t('table', { columns: columns.join(', ') }) : t('unnamedTable')
}

/** Letters and digits of any script, in lower case, joined by hyphens; `part` where there are none. */
function toSlug(text: string): string {
  const slug = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
  return slug || 'part'
}

/** `//elsewhere` and `/\elsewhere` lead away as well. */
function leadsAway(element: HtmlElement): boolean {
  const { href } = element.properties
  if (typeof href !== 'string' || !URL.canParse(href, HERE)) return false
  const url = new URL(href, HERE)
  return url.protocol.startsWith('http') && url.origin !== HERE
}

const HERE = 'https://here.invalid'
