import { LOCALES, type Locale } from './locale.ts'

/** The language of a page, for its `meta`: what the root's loader found. */
export function localeOfPage(matches: readonly unknown[]): Locale {
  for (const match of matches) {
    const data = isRecord(match) ? match['data'] : null
    const locale = isRecord(data) ? LOCALES.find((known) => known === data['locale']) : undefined
    if (locale) return locale
  }
  return LOCALES[0]
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
