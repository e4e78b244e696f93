import { z } from 'zod/mini'
import type { account } from '#app/words/en/account.ts'
import type { Words } from '#app/words/words.ts'
import { isNamedPassword } from './named-password.ts'
import { typedText } from './typed-text.ts'

/** Shortest password, in characters (NIST SP 800-63B: at least 8, no rules of composition). */
export const PASSWORD_MIN = 8
/** Longest password, in characters: long enough for any phrase, short enough to hash. */
export const PASSWORD_MAX = 256
/** Longest name of a person, in characters. */
const NAME_MAX = 80

/** The words that people are told mistakes in. */
export type AccountWords = Words<typeof account>

/** An e-mail address, in lower case and without blanks around it. */
export function emailField(t: AccountWords) {
  return z.pipe(
    z.pipe(
      z.string(t('errors.emailMissing')),
      z.transform((text) => text.trim().toLowerCase()),
    ),
    z
      .string(t('errors.emailMissing'))
      .check(
        z.minLength(1, t('errors.emailMissing')),
        z.maxLength(254, t('errors.emailTooLong')),
        z.email(t('errors.emailWrong')),
      ),
  )
}

/** A password that is being chosen, as typed. */
export function newPasswordField(t: AccountWords) {
  return z
    .string(t('errors.passwordNone'))
    .check(
      z.minLength(PASSWORD_MIN, t('errors.passwordShort', { min: PASSWORD_MIN })),
      z.maxLength(PASSWORD_MAX, t('errors.passwordLong', { max: PASSWORD_MAX })),
    )
}

/** A password that is there already: any may be tried but an endless one. */
export function passwordField(t: AccountWords) {
  return z.string(t('errors.passwordMissing')).check(z.maxLength(PASSWORD_MAX, t('errors.passwordEndless')))
}

/** The form of `/login`: `email` in lower case, `password` as typed. */
export function loginSchema(t: AccountWords) {
  return z.object({ email: emailField(t), password: passwordField(t) })
}

/** The form of `/signup`. `timeZone` is the browser's, where it told one. */
export function signUpSchema(t: AccountWords) {
  const form = z.object({
    name: typedText(t('errors.nameMissing')).check(
      z.minLength(1, t('errors.nameMissing')),
      z.maxLength(NAME_MAX, t('errors.nameTooLong', { max: NAME_MAX })),
    ),
    email: emailField(t),
    password: newPasswordField(t),
    timeZone: z.optional(z.string().check(z.maxLength(64))),
  })
  return form.check(unnamed(t))
}

/** That the password of a form is neither its address nor a name that anybody would try. */
export function unnamed(t: AccountWords) {
  return z.refine<{ readonly email: string; readonly password: string }>(
    ({ email, password }) => !isNamedPassword(password, email),
    { path: ['password'], error: t('errors.passwordNamed') },
  )
}

/** Where somebody stands, rising. */
export const ROLES = ['STUDENT', 'INSTRUCTOR', 'MODERATOR', 'ADMIN'] as const
/** One of `ROLES`. */
export type Role = (typeof ROLES)[number]
