import type { Transformer } from 'unified'
import { visitMarkdown, type MarkdownRoot } from './markdown-tree.ts'

/** A remark plugin: `$$…$$` is a formula of its own even on one line, which remark-math takes for one in the text. */
export function displayFormulas(): Transformer<MarkdownRoot> {
  return (root, file) => {
    const source = String(file)
    visitMarkdown(root, (node) => {
      if (node.type !== 'inlineMath' || !source.startsWith('$$', node.position?.start.offset)) return
      node.data = { ...node.data, hProperties: { className: ['language-math', 'math-display'] } }
    })
  }
}
