import { z } from 'zod/mini'
import { CODE_DIGITS, toCode } from './code.ts'
import { emailField, newPasswordField, passwordField, type AccountWords } from './credentials.ts'

/** The form of `/forgot`. */
export function forgotSchema(t: AccountWords) {
  return z.object({ email: emailField(t) })
}

/** The form of `/reset`. */
export function resetSchema(t: AccountWords) {
  return z.object({ email: emailField(t), code: codeField(t), password: newPasswordField(t) })
}

/** The form of `/verify`. */
export function verifySchema(t: AccountWords) {
  return z.object({ code: codeField(t) })
}

/**
 * The form that changes one's password.
 *
 * @param hasPassword whether there is one, which then has to be given
 */
export function passwordChangeSchema(t: AccountWords, hasPassword: boolean) {
  return z.object({ currentPassword: knownPassword(t, hasPassword), newPassword: newPasswordField(t) })
}

/** The form that asks for another address; see `passwordChangeSchema` for `hasPassword`. */
export function emailChangeSchema(t: AccountWords, hasPassword: boolean) {
  return z.object({ newEmail: emailField(t), password: knownPassword(t, hasPassword) })
}

/** The form that confirms the other address. */
export function emailConfirmSchema(t: AccountWords) {
  return z.object({ newEmail: emailField(t), code: codeField(t) })
}

function knownPassword(t: AccountWords, hasPassword: boolean) {
  return hasPassword ? passwordField(t) : z.optional(passwordField(t))
}

function codeField(t: AccountWords) {
  return z.pipe(
    z.pipe(z.string(t('errors.codeMissing')), z.transform(toCode)),
    z
      .string()
      .check(
        z.minLength(1, t('errors.codeMissing')),
        z.regex(new RegExp(`^[0-9]{${CODE_DIGITS}}$`), t('errors.codeForm')),
      ),
  )
}
