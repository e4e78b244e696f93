import bash from '@shikijs/langs/bash'
import javascript from '@shikijs/langs/javascript'
import json from '@shikijs/langs/json'
import solidity from '@shikijs/langs/solidity'
import sql from '@shikijs/langs/sql'
import typescript from '@shikijs/langs/typescript'
import { createCssVariablesTheme, createHighlighterCoreSync, type HighlighterCore } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import {
  classesOf,
  textOf,
  visitElements,
  type HtmlElement,
  type HtmlNode,
  type HtmlRoot,
} from './html-tree.ts'

/** Every class that a token of highlighted code may have; a token without one has the colour of the text. */
export const TOKEN_CLASSES = [
  'tok-comment',
  'tok-constant',
  'tok-function',
  'tok-keyword',
  'tok-parameter',
  'tok-punctuation',
  'tok-string',
] as const

/**
 * A rehype plugin: marks the tokens in blocks of code whose language is known with classes, because the page's policy
 * allows no style attributes. Other code stays as it is. Every block says its language, where it has one, as
 * `data-language`.
 */
export function highlightCode(): (root: HtmlRoot) => void {
  return (root) =>
    visitElements(root, (element) => {
      const code = element.tagName === 'pre' ? element.children[0] : undefined
      if (code?.type !== 'element' || code.tagName !== 'code') return element
      const language = LANGUAGE_CLASS.exec(classesOf(code).join(' '))?.[1]
      highlight(code, language)
      // A block that scrolls has to be within reach of the keyboard.
      element.properties = { tabIndex: 0, dataLanguage: language }
      return element
    })
}

function highlight(code: HtmlElement, language = 'text'): void {
  const grammar = GRAMMARS.get(language)
  if (!grammar) return
  const highlighter = getHighlighter()
  highlighter.loadLanguageSync(grammar)
  const lines = highlighter.codeToTokensBase(textOf(code), { lang: language, theme: THEME_NAME })
  code.children = lines.flatMap((tokens, index): HtmlNode[] => [
    ...(index > 0 ? [toText('\n')] : []),
    ...joinAlike(tokens).map(toNode),
  ])
}

const LANGUAGE_CLASS = /language-([\w-]+)/
const THEME_NAME = 'classes'

/** Each grammar takes some 10 ms, so it is compiled when first met. */
const GRAMMARS = new Map(
  Object.entries({
    bash,
    javascript,
    js: javascript,
    json,
    sh: bash,
    solidity,
    sql,
    ts: typescript,
    typescript,
  }),
)

let made: HighlighterCore | undefined

function getHighlighter(): HighlighterCore {
  made ??= createHighlighterCoreSync({
    themes: [createCssVariablesTheme({ name: THEME_NAME, variablePrefix: '--', fontStyle: false })],
    langs: [],
    engine: createJavaScriptRegexEngine(),
  })
  return made
}

interface Token {
  readonly content: string
  readonly color?: string
}

/** Neighbours of the same class become one, which halves the HTML. */
function joinAlike(tokens: readonly Token[]): Token[] {
  const joined: Token[] = []
  for (const token of tokens) {
    const last = joined.at(-1)
    if (last && last.color === token.color)
      joined.splice(-1, 1, { ...token, content: last.content + token.content })
    else joined.push(token)
  }
  return joined
}

function toNode({ content, color }: Token): HtmlNode {
  const name = CLASS_BY_COLOUR.get(color ?? '')
  if (!name) return toText(content)
  return { type: 'element', tagName: 'span', properties: { className: [name] }, children: [toText(content)] }
}

function toText(value: string): HtmlNode {
  return { type: 'text', value }
}

/** By the colours of shiki's `css-variables` theme, `var(--token-…)`. */
const CLASS_BY_COLOUR = new Map<string, (typeof TOKEN_CLASSES)[number]>([
  ...TOKEN_CLASSES.map((name) => [`var(--${name.replace('tok-', 'token-')})`, name] as const),
  ['var(--token-string-expression)', 'tok-string'],
])
