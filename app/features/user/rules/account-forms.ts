import { z } from 'zod/mini'
import { CODE_DIGITS, toCode } from './code.ts'
import { emailField, newPasswordField, passwordField, unnamed, type AccountWords } from './credentials.ts'
import { isNamedPassword } from './named-password.ts'

/** The form of `/forgot`. */
export function forgotSchema(t: AccountWords) {
  return z.object({ email: emailField(t) })
}

/** The form of `/reset`. */
export function resetSchema(t: AccountWords) {
  const form = z.object({ email: emailField(t), code: codeField(t), password: newPasswordField(t) })
  return form.check(unnamed(t))
}

/** The form of `/verify`. */
export function verifySchema(t: AccountWords) {
  return z.object({ code: codeField(t) })
}

/**
 * The form that changes one's password.
 *
 * @param account its address, and whether there is a password, which then has to be given
 */
export function passwordChangeSchema(
  t: AccountWords,
  { hasPassword, email }: { readonly hasPassword: boolean; readonly email: string },
) {
  const isUnnamed = z.refine<string>(
    (password) => !isNamedPassword(password, email),
    t('errors.passwordNamed'),
  )
  return z.object({
    currentPassword: knownPassword(t, hasPassword),
    newPassword: newPasswordField(t).check(isUnnamed),
  })
}

/** The form with which somebody shows once more that it is them. */
export function confirmSchema(t: AccountWords) {
  return z.object({ password: passwordField(t) })
}

/**
 * The form that asks for another address.
 *
 * @param hasPassword whether there is a password, which then has to be given
 */
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
