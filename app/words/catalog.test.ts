import { readdirSync } from 'node:fs'
import { createTranslator, type RichTranslationValues } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { catalog } from './de/catalog.ts'
import { LOCALES, type Locale } from './locale.ts'
import type { MessageTree, Slice } from './slice.ts'

/** Words that are spelled alike in German: names, units, keys, and some others. */
const ALIKE = new Set(
  'Code Enter Esc Hedgeschool Journal Level MB Name Passkeys System XP in min ms'.split(' '),
)

/** A message in both languages; empty where German has none. */
interface Message {
  readonly key: string
  readonly en: string
  readonly de: string
}

const files = readdirSync('app/words/en').map((file) => file.replace(/\.ts$/, ''))
const slices = new Map(await Promise.all(files.map(async (file) => [file, await readSlice(file)] as const)))

describe('the catalog', () => {
  it('has a file in each language for every slice, under its name', () => {
    const german = readdirSync('app/words/de').filter((file) => file !== 'catalog.ts')
    expect(german.map((file) => file.replace(/\.ts$/, ''))).toEqual(files)
    expect(Object.keys(catalog).toSorted()).toEqual(files.toSorted())
    expect([...slices].filter(([file, { name }]) => file !== name)).toEqual([])
  })

  it.each(files)('says all of "%s" in German, with the same arguments and tags', (name) => {
    const messages = listMessages(name)
    expect([...flatten(catalog[name] ?? {}).keys()].toSorted()).toEqual(
      messages.map(({ key }) => key).toSorted(),
    )
    const others = messages.filter(({ en, de }) => namesIn(en).join(', ') !== namesIn(de).join(', '))
    expect(others).toEqual([])
  })

  it.each(files)('can be said: every message of "%s", of none, of one and of many', (name) => {
    const problems = LOCALES.flatMap((locale) =>
      listMessages(name).flatMap((message) =>
        [0, 1, 2, 1_234].flatMap((count) => problemsOf(locale, message[locale], count)),
      ),
    )
    expect(problems).toEqual([])
  })

  it.each(files)('has the marks of print in "%s": “…” and ’ in English, „…“ in German', (name) => {
    const typed = listMessages(name).filter(({ en, de }) => /["'`„]/.test(en) || /["'`”]/.test(de))
    expect(typed).toEqual([])
  })

  it.each(files)('leaves no English in the German of "%s"', (name) => {
    const same = listMessages(name).filter(({ en, de }) => en === de)
    const left = same.filter(({ en }) =>
      (wordsIn(en).match(/\p{L}{2,}/gu) ?? []).some((word) => !ALIKE.has(word)),
    )
    expect(left).toEqual([])
  })
})

describe('what looks at the catalog', () => {
  it('sees arguments and tags wherever they are', () => {
    const message =
      '<b>{n, plural, =0 {none} other {# of {all, number}}}</b> {how, select, a {by {who}} other {}}'
    expect(namesIn(message)).toEqual(['all number', 'b tag', 'how select', 'n number', 'who text'])
    expect(wordsIn(message).split(/\s+/)).toEqual(['', 'none', '#', 'of', 'by', ''])
  })

  it.each(['{n, plural, one {x}}', '<b>{n}', '{n, number, ::nonsense/}'])('hears of %s', (message) => {
    expect(problemsOf('en', message, 1)).not.toEqual([])
  })
})

async function readSlice(file: string): Promise<Slice> {
  const module: unknown = await import(`./en/${file}.ts`)
  const [slice] = Object.values(Object(module) as Record<string, unknown>).filter(isSlice)
  if (!slice) throw new Error(`app/words/en/${file}.ts has no slice`)
  return slice
}

function isSlice(value: unknown): value is Slice {
  return typeof value === 'object' && value !== null && 'name' in value && 'messages' in value
}

function listMessages(name: string): Message[] {
  const german = flatten(catalog[name] ?? {})
  const english = flatten(slices.get(name)?.messages ?? {})
  return [...english].map(([key, en]) => ({ key, en, de: german.get(key) ?? '' }))
}

/** Messages by their whole key. */
function flatten(tree: MessageTree): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string'
        ? [[key, value]]
        : [...flatten(value)].map(([rest, text]) => [`${key}.${rest}`, text]),
    ),
  )
}

/** An argument or a tag of a message: `count number`, `day date`, `rate select`, `name`, `<link>`. */
type Part = readonly [name: string, kind: 'number' | 'date' | 'select' | 'text' | 'tag', first: string]

const KINDS = new Map<string, Part[1]>([
  ['number', 'number'],
  ['plural', 'number'],
  ['selectordinal', 'number'],
  ['date', 'date'],
  ['time', 'date'],
  ['select', 'select'],
])

/** The arguments and tags of a message, by name; those of what it chooses between among them. */
function namesIn(message: string): string[] {
  return [...new Set(partsOf(message).map(([name, kind]) => `${name} ${kind}`))].toSorted()
}

/** What a message says in so many words, without arguments and tags. */
function wordsIn(message: string): string {
  return splitMessage(message).words
}

function partsOf(message: string): Part[] {
  return splitMessage(message).parts
}

/** Reads MessageFormat by its braces: a plural or a select holds messages of its own. */
function splitMessage(message: string): { readonly words: string; readonly parts: Part[] } {
  const parts = [...message.matchAll(/<(\w+)>/g)].map(([, name = '']): Part => [name, 'tag', ''])
  let words = ''
  let rest = message.replaceAll(/<\/?\w+>/g, '')
  while (rest !== '') {
    const from = rest.indexOf('{')
    words += from < 0 ? rest : rest.slice(0, from)
    if (from < 0) break
    const until = endOf(rest, from)
    const inner = splitArgument(rest.slice(from + 1, until))
    words += ` ${inner.words} `
    parts.push(...inner.parts)
    rest = rest.slice(until + 1)
  }
  return { words, parts }
}

function splitArgument(inside: string): { readonly words: string; readonly parts: Part[] } {
  const [name = '', type = '', ...style] = inside.split(',')
  const kind = KINDS.get(type.trim()) ?? 'text'
  const isChoice = /plural|select/.test(type)
  const [first = ''] = style.join(',').trim().split(/[\s{]/)
  const own: Part = [name.trim(), kind, first]
  if (!isChoice) return { words: '', parts: [own] }
  let rest = style.join(',')
  const chosen = []
  for (let from = rest.indexOf('{'); from >= 0; from = rest.indexOf('{')) {
    const until = endOf(rest, from)
    chosen.push(splitMessage(rest.slice(from + 1, until)))
    rest = rest.slice(until + 1)
  }
  return {
    words: chosen.map(({ words }) => words).join(' '),
    parts: [own, ...chosen.flatMap(({ parts }) => parts)],
  }
}

/** Where the brace ends that begins there. */
function endOf(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}') depth -= 1
    if (depth === 0) return at
  }
  throw new Error(`a brace is left open: ${text}`)
}

/** What the library has against a message, with some value for each of its arguments. */
function problemsOf(locale: Locale, message: string, count: number): string[] {
  const problems: string[] = []
  const onError = (error: Error) => void problems.push(`${error.message}: ${message}`)
  const t = createTranslator({ locale, messages: { message }, timeZone: 'UTC', onError })
  t.rich('message', valuesFor(message, count))
  return problems
}

function valuesFor(message: string, count: number): RichTranslationValues {
  const values: Record<string, RichTranslationValues[string]> = {}
  for (const [name, kind, first] of partsOf(message)) {
    if (kind === 'tag') values[name] = (chunks) => chunks
    else if (kind === 'date') values[name] = new Date(0)
    else if (kind === 'number') values[name] = count
    else values[name] = kind === 'select' ? first : 'so'
  }
  return values
}
