/**
 * A path on this site to go on to, or the fallback when the wish is anything else.
 *
 * Refused: other hosts in all their disguises (`//evil`, `/\evil`, control characters that browsers drop, an encoded
 * slash right after the first), schemes, and relative paths.
 *
 * @param wish what a form or an address asked for
 * @returns path, query and fragment; begins with one slash
 */
export function safeRedirect(wish: unknown, fallback: string): string {
  if (typeof wish !== 'string' || !/^\/(?![/\\]|%2f|%5c)[\x21-\x7e]*$/i.test(wish) || wish.includes('\\'))
    return fallback
  return wish
}
