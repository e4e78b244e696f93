import { z } from 'zod/mini'

/** Languages that code is marked in; what a teacher writes for `language`. */
export const CodeLanguage = z.enum(['sql', 'js', 'ts', 'solidity', 'json', 'bash', 'text'])

/**
 * Code as a Markdown block of its own, whatever is in it.
 *
 * @param language one of `CodeLanguage`
 */
export function fenceCode(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${code}\n${fence}`
}

/** Code without the empty lines before and after it, and without white space at its end. */
export function trimCode(code: string): string {
  return code.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd()
}
