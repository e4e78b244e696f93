import { localeCookie } from './locale-cookie.ts'
import { PreferenceSet, type Preferences } from './preference.ts'
import { quietCookie } from './quiet-mode.ts'
import { themeCookie } from './theme.ts'
import { findTimeZone } from './time-zone.ts'

/**
 * What the fields of a form ask for: `locale`, `theme`, `timeZone` and `quiet` (`1`, or empty for off).
 *
 * @param find the value of a field; null where it was not sent
 * @returns what could be read of it
 */
export function readPreferences(find: (name: string) => unknown): PreferenceSet[] {
  const timeZone = find('timeZone')
  const quiet = find('quiet')
  const asked = [
    { name: 'locale', value: find('locale') },
    { name: 'theme', value: find('theme') },
    { name: 'timeZone', value: typeof timeZone === 'string' ? findTimeZone(timeZone) : null },
    { name: 'quiet', value: quiet === '1' || (quiet === '' ? false : null) },
  ]
  return asked.flatMap((wish) => PreferenceSet.safeParse(wish).data ?? [])
}

/** The `Set-Cookie` headers that keep in a browser what pages have to know before they know who asks. */
export function preferenceCookies(wishes: readonly PreferenceSet[]): string[] {
  return wishes.flatMap((wish) => findCookie(wish) ?? [])
}

/** The account alone knows the time zone. */
function findCookie(wish: PreferenceSet): string | null {
  switch (wish.name) {
    case 'locale':
      return localeCookie(wish.value)
    case 'theme':
      return themeCookie(wish.value)
    case 'quiet':
      return quietCookie(wish.value)
    case 'timeZone':
      return null
  }
}

/** What an account has said that it wants, as wishes of the browser that signs in to it. */
export function wishesOf({ locale, theme, quiet }: Preferences): PreferenceSet[] {
  return [
    ...(locale ? [{ name: 'locale' as const, value: locale.value }] : []),
    ...(theme ? [{ name: 'theme' as const, value: theme.value }] : []),
    ...(quiet ? [{ name: 'quiet' as const, value: quiet.value }] : []),
  ]
}
