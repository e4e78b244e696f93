import { createTranslator } from 'use-intl/core'
import { FORMATS } from './formats.ts'
import { dateLocaleOf, LOCALES, type Locale } from './locale.ts'
import type { MessageTree, Slice } from './slice.ts'

/**
 * The texts of a slice in one language: `t('streak.days', { count: 3 })`. Keys and arguments are checked by the compiler.
 * Dates among the arguments are taken as they stand in UTC, which is what a local day is.
 */
export type Words<From extends Slice> = ReturnType<typeof createTranslator<From['messages']>> & {
  readonly locale: Locale
}

/** A language's messages, by the name of their slice. */
export type Catalog = Readonly<Record<string, MessageTree>>

/** Makes messages of a language known, beside those that are; English comes with the slices themselves. */
export function keepCatalog(locale: Locale, catalog: Catalog): void {
  catalogs.set(locale, { ...catalogs.get(locale), ...catalog })
}

/** Whether the messages of the slice of this name are known in a language. */
export function knowsSlice(locale: Locale, name: string): boolean {
  return locale === LOCALES[0] || catalogs.get(locale)?.[name] !== undefined
}

/** The texts of a slice in a language; in English where that language is not known here. */
export function wordsOf<From extends Slice>(slice: From, locale: Locale): Words<From> {
  const known = catalogs.get(locale)?.[slice.name]
  const language = known ? locale : LOCALES[0]
  let made = translators.get(known ?? slice.messages)
  if (!made) {
    const t = createTranslator({
      locale: dateLocaleOf(language),
      messages: known ?? slice.messages,
      timeZone: 'UTC',
      formats: FORMATS,
    })
    made = Object.assign(t, { locale: language })
    translators.set(known ?? slice.messages, made)
  }
  // cast: a translation has the same keys as its slice, which the compiler checks where it is written.
  return made as Words<From>
}

const catalogs = new Map<Locale, Catalog>()
const translators = new WeakMap<MessageTree, unknown>()
