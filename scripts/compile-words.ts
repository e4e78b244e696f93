import compile from 'icu-minify/compile'
import type { Plugin } from 'vite'

/**
 * For what browsers load: each message of the catalog is parsed here instead of there, and the parser stays behind, which
 * is 9 kB. On the server, and while developing on it, messages are parsed as they are used.
 * Source: https://github.com/amannn/next-intl, packages/icu-minify.
 */
export function compileWords(): Plugin[] {
  return [leaveParserOut, compileMessages]
}

const leaveParserOut: Plugin = {
  name: 'leave-parser-out',
  apply: 'build',
  enforce: 'pre',
  resolveId(source, importer, options) {
    if (options.ssr || source !== 'use-intl/format-message') return null
    return this.resolve('use-intl/format-message/format-only', importer, { skipSelf: true })
  },
}

/** Of each language, but not the list of its slices. */
const SLICE = /\/app\/words\/[a-z]{2}\/(?!catalog\.ts)[\w-]+\.ts$/

const compileMessages: Plugin = {
  name: 'compile-messages',
  apply: 'build',
  transform(code, id, options) {
    if (options?.ssr || !SLICE.test(id)) return null
    let compiled = ''
    let at = 0
    for (const { start, end, text } of listMessages(this.parse(code))) {
      compiled += code.slice(at, start) + JSON.stringify(compile(text))
      at = end
    }
    // A slice that a page does not use is not to come with it, though the slice makes itself known.
    return { code: compiled + code.slice(at), map: null, moduleSideEffects: false }
  },
}

interface Message {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Every text that is the value of a property, in the order of the source. */
function listMessages(node: unknown): Message[] {
  if (Array.isArray(node)) return node.flatMap(listMessages)
  if (!isRecord(node)) return []
  const text = node['type'] === 'Property' ? textOf(node['value']) : null
  return text ? [text] : Object.values(node).flatMap(listMessages)
}

function textOf(value: unknown): Message | null {
  if (!isRecord(value)) return null
  const { start, end } = value
  const text = value['type'] === 'Literal' ? value['value'] : readTemplate(value)
  if (typeof text !== 'string' || typeof start !== 'number' || typeof end !== 'number') return null
  return { start, end, text }
}

/** A template without expressions is a text in other quotes. */
function readTemplate({ type, quasis }: Readonly<Record<string, unknown>>): unknown {
  if (type !== 'TemplateLiteral' || !Array.isArray(quasis) || quasis.length !== 1) return null
  const whole: unknown = quasis[0]
  const value = isRecord(whole) ? whole['value'] : null
  return isRecord(value) ? value['cooked'] : null
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
