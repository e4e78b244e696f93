/** The languages that every text of the product comes in; the first is the one that a text is written in first. */
export const LOCALES = ['en', 'de'] as const

/** A BCP 47 tag of `LOCALES`. */
export type Locale = (typeof LOCALES)[number]

/** The languages by their own names. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', de: 'Deutsch' }

/** The tag by which dates and times of a language are written: in English the day comes before the month. */
export function dateLocaleOf(locale: Locale): string {
  return locale === 'en' ? 'en-GB' : locale
}

/** Keeps a choice of language in a browser; read by scripts too. */
export const LOCALE_COOKIE = 'hs_locale'

/** The language of a tag such as `de-AT`; null where it is none of ours. */
export function findLocale(tag: string): Locale | null {
  const language = tag.trim().toLowerCase().split('-')[0]
  return LOCALES.find((locale) => locale === language) ?? null
}

/**
 * The first of the languages that a browser asks for which is one of ours.
 *
 * @param acceptLanguage the header, such as `de-AT,de;q=0.9,en;q=0.5`; source: RFC 9110, 12.5.4
 */
function pickLocale(acceptLanguage: string | null): Locale {
  const ranked = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';')
      const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean)
      return { locale: findLocale(tag), quality: Number(quality ?? 1) }
    })
    .filter(({ locale, quality }) => locale !== null && quality > 0)
    .toSorted((one, other) => other.quality - one.quality)
  return ranked[0]?.locale ?? LOCALES[0]
}

/** The language that a browser has chosen, by its cookies; null where it has not. */
function chosenLocale(cookies: string | null): Locale | null {
  const value = new RegExp(`(?:^|;\\s*)${LOCALE_COOKIE}=([\\w-]+)`).exec(cookies ?? '')?.[1]
  return value === undefined ? null : findLocale(value)
}

/** The language of an answer to a request: what the browser has chosen, else what it asks for. */
export function localeOf(headers: Headers): Locale {
  return chosenLocale(headers.get('Cookie')) ?? pickLocale(headers.get('Accept-Language'))
}
