import rehypeKatex from 'rehype-katex'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { media } from '#app/words/en/media.ts'
import { findLocale, LOCALES, type Locale } from '#app/words/locale.ts'
import { wordsOf, type Words } from '#app/words/words.ts'
import { ALLOWED_MARKUP, NOTE_PREFIX } from './allowed-markup.ts'
import { checkMarkdown } from './check-markdown.ts'
import { displayFormulas } from './display-formulas.ts'
import { dropStyles, frameTables, guardLinks, nameHeadings } from './finish-html.ts'
import { highlightCode } from './highlight-code.server.ts'
import type { MarkdownHandler } from './markdown-tree.ts'
import type { Shelf } from './shelf.ts'
import { showMedia } from './show-media.ts'

/** What is wrong in a text, with its line there, from 1. */
export interface MarkdownProblem {
  readonly line: number
  readonly message: string
}

/** Safe HTML, with what a teacher should put right in the Markdown that it came from. */
export interface Rendered {
  readonly html: string
  readonly problems: readonly MarkdownProblem[]
}

/**
 * Renders Markdown (CommonMark, GFM, formulas, fenced code) to HTML that is safe to show under a policy without inline
 * styles. Raw HTML comes out as text. Never fails: a formula that cannot be read is shown as it was typed, of an image
 * that is not there its words.
 *
 * @param shelf what the text may show; its language is that of the words that the renderer adds
 */
export function renderMarkdown(markdown: string, shelf: Shelf): string {
  return String(process(markdown, shelf))
}

/** As `renderMarkdown`, without the paragraph around a text that is a single one: for choices and other short texts. */
export function renderInline(markdown: string, shelf: Shelf): string {
  return unwrap(renderMarkdown(markdown, shelf))
}

/** Renders a text and looks it over: formulas, images, links that would be dropped, headings of the first level. */
export function renderChecked(markdown: string, form: 'blocks' | 'inline', shelf: Shelf): Rendered {
  const file = process(markdown, shelf)
  const problems = file.messages.map((message) => ({
    line: message.line ?? 1,
    message: message.source === 'rehype-katex' ? describeFormula(message.cause) : message.reason,
  }))
  return { html: form === 'inline' ? unwrap(String(file)) : String(file), problems }
}

function process(markdown: string, shelf: Shelf) {
  const locale = findLocale(shelf.language) ?? LOCALES[0]
  const processor = processors.get(locale) ?? createProcessor(wordsOf(media, locale)).freeze()
  processors.set(locale, processor)
  return processor.processSync({ value: markdown, data: { shelf } })
}

function unwrap(html: string): string {
  const isOneParagraph = html.startsWith('<p>') && html.indexOf('</p>') === html.length - '</p>'.length
  return isOneParagraph ? html.slice('<p>'.length, -'</p>'.length) : html
}

const processors = new Map<Locale, ReturnType<typeof createProcessor>>()

function createProcessor(t: Words<typeof media>) {
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkMath)
    .use(checkMarkdown)
    .use(displayFormulas)
    .use(showMedia)
    .use(remarkRehype, {
      clobberPrefix: NOTE_PREFIX,
      handlers: { html: toText },
      footnoteLabel: t('footnotes'),
      footnoteBackLabel: (index) => t('backToText', { number: index + 1 }),
    })
    .use(rehypeSanitize, ALLOWED_MARKUP)
    .use(rehypeKatex, { output: 'mathml', strict: 'ignore', trust: false, maxExpand: 1000, maxSize: 50 })
    .use(highlightCode)
    .use(frameTables, t)
    .use(nameHeadings)
    .use(guardLinks)
    .use(dropStyles)
    .use(rehypeStringify)
}

/** Raw HTML is shown as it was typed; a block of it as a paragraph. */
const toText: MarkdownHandler = (_state, node: { readonly value: string }, parent) => {
  const text = { type: 'text', value: node.value } as const
  const isInText = parent !== undefined && PHRASING.has(parent.type)
  return isInText ? text : { type: 'element', tagName: 'p', properties: {}, children: [text] }
}

const PHRASING: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'tableCell',
])

function describeFormula(cause: unknown): string {
  const detail = cause instanceof Error ? cause.message.replace('KaTeX parse error: ', '') : 'unknown'
  return `this formula cannot be read: ${detail.replaceAll(/\s+/g, ' ')}`
}
