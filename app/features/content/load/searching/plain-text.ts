import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { MarkdownNode } from '#app/features/content/load/rendering/markdown-tree.ts'

/**
 * What a reader of a Markdown text reads, a line for each heading, paragraph, cell and piece of code: no markup, no
 * addresses and no formulas, whose commands are no words. Raw HTML is text, as it is where it is shown.
 */
export function toPlainText(markdown: string): string {
  parser ??= unified().use(remarkParse).use(remarkGfm).use(remarkMath).freeze()
  return linesOf(parser.parse(markdown)).map(toOneLine).filter(Boolean).join('\n')
}

/** A title or a description as it is searched: on one line, and without characters that only machines read. */
export function toOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
}

let parser: { parse(markdown: string): MarkdownNode } | undefined

function linesOf(node: MarkdownNode): string[] {
  if (isFormula(node)) return []
  if ('value' in node) return [node.value]
  if ('alt' in node) return [node.alt ?? '']
  if (!('children' in node)) return []
  return IS_OF_PHRASES.has(node.type) ? [node.children.map(textOf).join('')] : node.children.flatMap(linesOf)
}

/** The words within a line. */
function textOf(node: MarkdownNode): string {
  if (isFormula(node)) return ' '
  if ('value' in node) return node.value
  if ('alt' in node) return node.alt ?? ''
  if (node.type === 'break') return ' '
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

function isFormula({ type }: MarkdownNode): boolean {
  return type === 'math' || type === 'inlineMath' || type === 'yaml'
}

const IS_OF_PHRASES: ReadonlySet<string> = new Set(['heading', 'paragraph', 'tableCell'])
