import { dictionary } from '@zxcvbn-ts/language-common'
import { z } from 'zod/mini'
import { PASSWORD_MIN, type AccountWords } from './rules/credentials.ts'

/**
 * That the password of a form is none of the 18,000 that are seen most, in whichever case. On the server only: the list is
 * longer than all else that a page loads.
 * Source: OWASP ASVS 5.0, 6.2.4.
 *
 * @param field where the password is
 */
export function uncommon<Field extends 'password' | 'newPassword'>(t: AccountWords, field: Field) {
  return z.refine<Readonly<Record<Field, string>>>((form) => !isCommonPassword(form[field]), {
    path: [field],
    error: t('errors.passwordNamed'),
  })
}

/** Whether a password is one of those that are seen most. */
function isCommonPassword(password: string): boolean {
  common ??= new Set(dictionary['passwords-common'].filter(({ length }) => length >= PASSWORD_MIN))
  return common.has(password.toLowerCase())
}

/** Made when somebody first chooses a password. */
let common: ReadonlySet<string> | null = null
