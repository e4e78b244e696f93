import { LOCALE_COOKIE, type Locale } from '#app/words/locale.ts'

/** The `Set-Cookie` header that keeps a choice of language for a year; `localeOf` reads it. */
export function localeCookie(locale: Locale): string {
  return `${LOCALE_COOKIE}=${locale}; Path=/; Max-Age=${A_YEAR_IN_SECONDS}; SameSite=Lax`
}

const A_YEAR_IN_SECONDS = 365 * 24 * 60 * 60
