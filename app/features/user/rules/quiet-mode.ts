/** Whether a browser wants to see no points, streaks and quests; it says so itself, for itself. */
const QUIET_COOKIE = 'hs_quiet'

const A_YEAR_IN_SECONDS = 365 * 24 * 60 * 60

/**
 * Whether a request comes from a browser in quiet mode.
 *
 * @param cookies the `Cookie` header; null where there is none
 */
export function isQuiet(cookies: string | null): boolean {
  return (cookies ?? '').split(/; */).includes(`${QUIET_COOKIE}=1`)
}

/** The `Set-Cookie` header that turns quiet mode on for a year, or off. */
export function quietCookie(isOn: boolean): string {
  const maxAge = isOn ? A_YEAR_IN_SECONDS : 0
  return `${QUIET_COOKIE}=${isOn ? '1' : ''}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax`
}
