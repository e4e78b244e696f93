import { readdirSync } from 'node:fs'
import compile from 'icu-minify/compile'
import format, { type FormatValues } from 'icu-minify/format'
import { createTranslator } from 'use-intl/core'
import { build } from 'vite'
import { expect, it } from 'vitest'
import { catalog as german } from '#app/words/de/catalog.ts'
import { FORMATS } from '#app/words/formats.ts'
import type { MessageTree, Slice } from '#app/words/slice.ts'
import { compileWords } from './compile-words.ts'

const names = readdirSync('app/words/en').map((file) => file.replace(/\.ts$/, ''))

it.each(names)('says the same compiled as parsed: "%s"', async (name) => {
  const english = await readEnglish(name)
  const told = [...compareAll('en-GB', english), ...compareAll('de', german[name] ?? {})]
  expect(told.filter(({ compiled, parsed }) => compiled !== parsed)).toEqual([])
  expect(told.length).toBeGreaterThan(0)
})

it('leaves the parser out of what browsers load, and no message unparsed', async () => {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: compileWords(),
    build: {
      write: false,
      minify: false,
      rollupOptions: { input: 'app/words/en/content.ts', preserveEntrySignatures: 'strict' },
    },
  })
  const code = JSON.stringify(made)
  expect(code).toContain('School, wherever you are.')
  expect(code).not.toContain('{count, plural')
})

async function readEnglish(name: string): Promise<MessageTree> {
  const module: unknown = await import(`../app/words/en/${name}.ts`)
  // cast: catalog.test.ts holds that each of these files exports one slice and nothing else.
  const [slice] = Object.values(Object(module) as Record<string, Slice>)
  return slice?.messages ?? {}
}

function compareAll(locale: string, messages: MessageTree) {
  return flatten(messages).map((text) => {
    const values = valuesFor(text)
    const t = createTranslator({ locale, messages: { text }, timeZone: 'UTC', formats: FORMATS })
    return {
      text,
      parsed: toText(t.rich('text', values)),
      compiled: toText(formatCompiled(text, locale, values)),
    }
  })
}

function formatCompiled(text: string, locale: string, values: FormatValues): unknown {
  return format(compile(text), locale, values, { formats: FORMATS, formatters: FORMATTERS, timeZone: 'UTC' })
}

const FORMATTERS = {
  getDateTimeFormat: (...given: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
    new Intl.DateTimeFormat(...given),
  getNumberFormat: (...given: ConstructorParameters<typeof Intl.NumberFormat>) =>
    new Intl.NumberFormat(...given),
  getPluralRules: (...given: ConstructorParameters<typeof Intl.PluralRules>) =>
    new Intl.PluralRules(...given),
}

/** Something for each argument and each tag of a message, of the kind that it asks for. */
function valuesFor(text: string): Record<string, string | number | Date | ((chunks: unknown) => string)> {
  const tags = [...text.matchAll(/<(\w+)>/g)].map(([, tag = '']) => [
    tag,
    (chunks: unknown) => `[${toText(chunks)}]`,
  ])
  const given = [...text.matchAll(/\{(\w+)(?:, *(\w+))?/g)].map(([, name = '', kind = '']) => [
    name,
    SAMPLES[kind] ?? 'x',
  ])
  // cast: pairs of a name and one of the values above.
  return Object.fromEntries([...tags, ...given]) as Record<string, string>
}

const SAMPLES: Readonly<Record<string, string | number | Date>> = {
  number: 1_234.5,
  plural: 1_234,
  selectordinal: 22,
  date: new Date('2026-03-02T10:20:30Z'),
  time: new Date('2026-03-02T10:20:30Z'),
  select: 'other',
}

function flatten(tree: MessageTree): string[] {
  return Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : flatten(value)))
}

function toText(said: unknown): string {
  return Array.isArray(said) ? said.map(toText).join('') : String(said)
}
