import ts from 'typescript'
import { nodesOf, problemAt, type Check } from '../source-tree.ts'

/** Utilities that name a side of the screen, after their variants: `ml-2`, `-left-1`, `text-right`, `rounded-tl-md`. */
const PHYSICAL =
  /^!?-?(?:(?:(?:scroll-)?[mp][lr]|left|right)-[\d[(]|[mp][lr]-(?:auto|px)$|(?:left|right)-(?:auto|full|px)$|(?:text|float|clear)-(?:left|right)$|border-[lr](?:-|$)|rounded-(?:[lr]|[tb][lr])(?:-|$))/

/**
 * Views lay themselves out from start to end, not from left to right, so that a language that is read the other way needs no
 * layout of its own. Every text of a view is looked at: classes are put together from constants as well.
 */
export const layoutIsLogical: Check = ({ files }) =>
  files
    .filter(({ path }) => path.startsWith('app/') && path.endsWith('.tsx'))
    .flatMap((file) =>
      [...nodesOf(file.ast)].flatMap((node) => {
        const found = isText(node) ? findPhysical(node.text) : undefined
        const message = `${found}: name start and end (ms-, pe-, text-start, border-e …), not left and right`
        return found ? [problemAt(file, node, 'architecture/layout-is-logical', message)] : []
      }),
    )

function isText(node: ts.Node): node is ts.LiteralLikeNode {
  return ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
}

function findPhysical(classes: string): string | undefined {
  return classes.split(/\s+/).find((one) => PHYSICAL.test(one.replace(/^.*:/, '')))
}
