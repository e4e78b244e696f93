import type { AccountWords } from './credentials.ts'

/**
 * What a browser is called in a person's language.
 *
 * @param label as `deviceLabel` makes it
 */
export function deviceWords(t: AccountWords, label: string): string {
  const [, name = label, system] = /^(.+) on (\w+)$/.exec(label) ?? []
  const browser = name === 'A browser' || name === '' ? t('sessions.browser') : name
  return system === undefined ? browser : t('sessions.browserOn', { browser, system })
}
