import type { Message } from '#app/kernel/mail.ts'
import { MINUTE_MS } from '#app/kernel/time.ts'
import { CODE_MS, formatCode } from './code.ts'
import type { AccountWords } from './credentials.ts'

/** Who a letter goes to. */
export interface Recipient {
  readonly email: string
  readonly name: string
}

/**
 * A letter with a code. It has no link: there is nothing in it that somebody could be taught to click on, and a code works
 * in whichever browser asked for it.
 *
 * @param code as drawn
 */
export function codeMessage(
  t: AccountWords,
  about: 'verify' | 'reset' | 'change',
  to: Recipient,
  code: string,
): Message {
  const shown = formatCode(code)
  const goodFor = t('mail.goodFor', { minutes: CODE_MS / MINUTE_MS })
  const paragraphs = [t(`mail.${about}.text`), `    ${shown}`, goodFor, t(`mail.${about}.notYou`)]
  return letter(t, to, t(`mail.${about}.subject`, { code: shown }), paragraphs)
}

/** A letter that says that the password was changed. */
export function passwordChangedMessage(t: AccountWords, to: Recipient): Message {
  const paragraphs = [t('mail.passwordChanged.text'), t('mail.passwordChanged.notYou')]
  return letter(t, to, t('mail.passwordChanged.subject'), paragraphs)
}

/**
 * A letter to the address that was used before.
 *
 * @param newEmail the one that is used now
 */
export function emailChangedMessage(t: AccountWords, to: Recipient, newEmail: string): Message {
  const paragraphs = [t('mail.emailChanged.text', { email: newEmail }), t('mail.emailChanged.notYou')]
  return letter(t, to, t('mail.emailChanged.subject'), paragraphs)
}

/** What opens an account from now on; `label` is what the provider is called. */
export type NewWayIn =
  | { readonly kind: 'passkey' }
  | { readonly kind: 'key' }
  | { readonly kind: 'provider'; readonly label: string }

/** A letter that says that something more opens the account. */
export function newWayInMessage(t: AccountWords, to: Recipient, way: NewWayIn): Message {
  const text =
    way.kind === 'provider'
      ? t('mail.newWayIn.provider', { label: way.label })
      : t(`mail.newWayIn.${way.kind}`)
  return letter(t, to, t('mail.newWayIn.subject'), [text, t('mail.newWayIn.notYou')])
}

function letter(
  t: AccountWords,
  { email, name }: Recipient,
  subject: string,
  paragraphs: readonly string[],
): Message {
  // A name is the person's own text: what looks like a link or a line of its own has no place in our letter.
  const isPlain = /^[^\r\n/@<>]{1,60}$/.test(name) && !name.includes('.')
  const greeting = isPlain ? t('mail.greeting', { name }) : t('mail.greetingNobody')
  const text = [greeting, ...paragraphs, t('mail.signature')].join('\n\n')
  return { to: email, subject, text: `${text}\n` }
}
