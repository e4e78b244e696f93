import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { MarkdownRoot } from './markdown-tree.ts'

/** Reads Markdown as the renderer does, and does nothing with it. */
export function parseMarkdown(markdown: string): MarkdownRoot {
  made ??= createParser().freeze()
  return made.parse(markdown)
}

let made: ReturnType<typeof createParser> | undefined

function createParser() {
  return unified().use(remarkParse).use(remarkGfm).use(remarkMath)
}
