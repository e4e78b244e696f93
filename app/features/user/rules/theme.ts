/** Light, dark, or whatever the device is. */
export const THEMES = ['system', 'light', 'dark'] as const

/** One of `THEMES`. */
export type Theme = (typeof THEMES)[number]

const THEME_COOKIE = 'hs_theme'

const A_YEAR_IN_SECONDS = 365 * 24 * 60 * 60

/**
 * The appearance that a browser has chosen for itself.
 *
 * @param cookies the `Cookie` header; null where there is none
 */
export function themeOf(cookies: string | null): Theme {
  const sent = (cookies ?? '').split(/; */)
  return THEMES.find((theme) => sent.includes(`${THEME_COOKIE}=${theme}`)) ?? 'system'
}

/** The `Set-Cookie` header that keeps an appearance for a year. */
export function themeCookie(theme: Theme): string {
  return `${THEME_COOKIE}=${theme}; Path=/; Max-Age=${A_YEAR_IN_SECONDS}; HttpOnly; SameSite=Lax`
}
