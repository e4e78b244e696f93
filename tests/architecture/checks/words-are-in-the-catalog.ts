import ts from 'typescript'
import { nodesOf, problemAt, type Check } from '../source-tree.ts'

/** The catalog itself, and the page that shows the design system to who builds with it. */
const ELSEWHERE = [/^app\/words\//, /^app\/ui\/showcase\//, /^app\/routes\/ui\.tsx$/]

/** Attributes that people read, or hear. */
const READ = new Set([
  'aria-label',
  'title',
  'placeholder',
  'alt',
  'label',
  'lead',
  'caption',
  'hint',
  'unit',
])

/** What is the same in every language. */
const NAMES = new Set(['Hedgeschool', 'NULL', 'UTC', 'XP'])

/** Elements whose text is no language: code, and the names of keys. */
const NO_LANGUAGE = new Set(['code', 'kbd', 'samp', 'KeyHint'])

/**
 * What people read comes from `app/words`: no view has text of its own between its tags, in an attribute that is read out
 * or in the title of its page.
 */
export const wordsAreInTheCatalog: Check = ({ files }) =>
  files
    .filter(({ path }) => path.startsWith('app/') && path.endsWith('.tsx'))
    .filter(({ path }) => !ELSEWHERE.some((place) => place.test(path)))
    .flatMap((file) =>
      [...nodesOf(file.ast)]
        .filter((node) => hasWords(node))
        .map((node) =>
          problemAt(file, node, 'architecture/words-are-in-the-catalog', 'take the text from app/words'),
        ),
    )

function hasWords(node: ts.Node): boolean {
  if (ts.isJsxText(node)) return isText(node.text) && !isInNoLanguage(node)
  if (ts.isJsxExpression(node)) return isReadPlace(node) && textsOf(node.expression).some(isText)
  if (ts.isJsxAttribute(node)) return isReadAttribute(node) && textsOf(node.initializer).some(isText)
  return isTitleOfPage(node) && textsOf(node.initializer).some(isText)
}

/** An expression between tags; one in an attribute belongs to the attribute. */
function isReadPlace(node: ts.JsxExpression): boolean {
  return !ts.isJsxAttribute(node.parent) && !isInNoLanguage(node)
}

function isReadAttribute({ name }: ts.JsxAttribute): boolean {
  return READ.has(name.getText())
}

/** `title` in what `meta` returns. */
function isTitleOfPage(node: ts.Node): node is ts.PropertyAssignment {
  if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'title') return false
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isVariableDeclaration(at) || ts.isFunctionDeclaration(at)) return at.name?.getText() === 'meta'
  }
  return false
}

function isInNoLanguage({ parent }: ts.Node): boolean {
  return ts.isJsxElement(parent) && NO_LANGUAGE.has(parent.openingElement.tagName.getText())
}

/** The literal texts that an expression can come to, without what it calls or computes. */
function textsOf(node: ts.Node | undefined): string[] {
  if (!node) return []
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isTemplateExpression(node)) {
    return [node.head.text, ...node.templateSpans.flatMap(({ literal }) => literal.text)]
  }
  if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node)) return textsOf(node.expression)
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(textsOf)
  return ts.isBinaryExpression(node) ? [node.left, node.right].filter(isShown).flatMap(textsOf) : []
}

/** What is compared is not shown: the left of `===` and of `&&`. */
function isShown(side: ts.Expression): boolean {
  const { parent } = side
  if (!ts.isBinaryExpression(parent)) return true
  const operator = parent.operatorToken.kind
  if (operator === ts.SyntaxKind.AmpersandAmpersandToken) return side === parent.right
  return SHOWS_BOTH.has(operator)
}

const SHOWS_BOTH: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
])

/** Whether there are words in it that are not the same in every language; `&nbsp;` is none. */
function isText(text: string): boolean {
  const words = text.replaceAll(/&\w+;/g, ' ').match(/\p{L}[\p{L}\p{N}-]*/gu) ?? []
  return words.some((word) => !NAMES.has(word))
}
