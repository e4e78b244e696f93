import { z } from 'zod/mini'

/** A schema's own messages, and for everything else a line that a teacher understands. */
export const explainIssue: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return 'this field is missing'
  const message = ENGLISH(issue)
  return toPlainWords(typeof message === 'string' ? message : (message?.message ?? 'this cannot be read'))
}

/** Puts one of zod's English messages in a teacher's words; any other is left as it is but for its first letter. */
export function toPlainWords(message: string): string {
  for (const [pattern, words] of PLAIN_WORDS) {
    const match = pattern.exec(message)
    if (match) return words(match)
  }
  return /^[A-Z][a-z]+ /.test(message) ? message.charAt(0).toLowerCase() + message.slice(1) : message
}

const ENGLISH = z.locales.en().localeError

const PLAIN_WORDS: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/^Invalid input: expected \w+, received undefined$/, () => 'this field is missing'],
  [
    /^Invalid input: expected string, received (number|boolean|null|bigint)$/,
    ([, found = '']) => `expected text, found ${nameKind(found)}: put it in quotes`,
  ],
  [/^Invalid input: expected int/, () => 'expected a whole number'],
  [
    /^Invalid input: expected (\w+), received (\w+)$/,
    ([, wanted = '', found = '']) => `expected ${nameKind(wanted)}, found ${nameKind(found)}`,
  ],
  [
    /^Invalid option: expected one of (.*)$/,
    ([, options = '']) => `expected one of ${options.replaceAll('"', '').replaceAll('|', ', ')}`,
  ],
  [/^Invalid input: expected "(.*)"$/, ([, only = '']) => `expected ${only}`],
  [/^Too small: expected \w+ to be >=(.*)$/, ([, least = '']) => `expected ${least} or more`],
  [/^Too big: expected \w+ to be <=(.*)$/, ([, most = '']) => `expected ${most} or less`],
]

function nameKind(kind: string): string {
  return KINDS.get(kind) ?? kind
}

const KINDS = new Map([
  ['string', 'text'],
  ['number', 'a number'],
  ['bigint', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['null', 'nothing'],
  ['array', 'a list'],
  ['object', 'fields'],
])
