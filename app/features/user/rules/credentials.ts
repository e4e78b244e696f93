import { z } from 'zod/mini'

/** Shortest password, in characters (NIST SP 800-63B: at least 8, no rules of composition). */
export const PASSWORD_MIN = 8
/** Longest password, in characters: long enough for any phrase, short enough to hash. */
export const PASSWORD_MAX = 256

const Email = z.pipe(
  z.pipe(
    z.string('Enter your e-mail address'),
    z.transform((text) => text.trim().toLowerCase()),
  ),
  z
    .string('Enter your e-mail address')
    .check(
      z.minLength(1, 'Enter your e-mail address'),
      z.maxLength(254, 'This address is too long'),
      z.email('Enter an e-mail address, such as ada@example.com'),
    ),
)

/** The form of `/login`: `email` in lower case, `password` as typed. */
export const Login = z.object({
  email: Email,
  password: z.string('Enter your password').check(z.maxLength(PASSWORD_MAX, 'This password is too long')),
})

/** The form of `/signup`. `timeZone` is the browser's, where it told one. */
export const SignUp = z.object({
  name: z.pipe(
    z.pipe(
      z.string('Enter the name that you want to be called by'),
      z.transform((text) => text.trim()),
    ),
    z
      .string('Enter the name that you want to be called by')
      .check(
        z.minLength(1, 'Enter the name that you want to be called by'),
        z.maxLength(80, 'Use at most 80 characters'),
      ),
  ),
  email: Email,
  password: z
    .string('Choose a password')
    .check(
      z.minLength(PASSWORD_MIN, `Use at least ${PASSWORD_MIN} characters`),
      z.maxLength(PASSWORD_MAX, `Use at most ${PASSWORD_MAX} characters`),
    ),
  timeZone: z.optional(z.string().check(z.maxLength(64))),
})
export type SignUp = z.infer<typeof SignUp>

/** Where somebody stands, rising. */
export const ROLES = ['STUDENT', 'INSTRUCTOR', 'MODERATOR', 'ADMIN'] as const
/** One of `ROLES`. */
export type Role = (typeof ROLES)[number]
