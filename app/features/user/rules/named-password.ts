/** What the school is called, as people type it. */
const SITE = 'hedgeschool'

/**
 * Whether a password is one that anybody would try first for this account: its address, the part of it before the `@`, or
 * the name of the site, however they are spaced and in whichever case.
 * Source: OWASP ASVS 5.0, 6.2.11.
 *
 * @param email of the account
 */
export function isNamedPassword(password: string, email: string): boolean {
  const typed = toLetters(password)
  const [local = ''] = email.split('@')
  return [email, local, SITE].some((name) => toLetters(name) === typed)
}

/** Its letters and digits, in lower case. */
function toLetters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}
