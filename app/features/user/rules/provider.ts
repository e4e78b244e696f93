import { z } from 'zod/mini'
import { MINUTE_MS, SECOND_MS } from '#app/kernel/time.ts'
import { ULID_PATTERN } from '#app/kernel/ulid.ts'
import { findTimeZone } from './time-zone.ts'
import { toTypedText } from './typed-text.ts'

/** How long a sign-in at the provider may take, in milliseconds. */
export const PROVIDER_MS = 15 * MINUTE_MS

/** How long ago somebody may have signed in at the provider to whom we send them to do so again, in seconds. */
export const PROVIDER_MAX_AGE_SECONDS = 60

/**
 * Why somebody comes back from the provider without being signed in, confirmed or connected, or stays connected with it;
 * each has words in the slice `sign-ins`.
 */
export const SIGN_IN_PROBLEMS = [
  'denied',
  'expired',
  'unavailable',
  'untrusted',
  'noEmail',
  'emailUnproven',
  'accountUnproven',
  'linkedElsewhere',
  'notYours',
  'notAsked',
  'inactive',
  'lastWayIn',
  'notSaved',
] as const
/** One of `SIGN_IN_PROBLEMS`. */
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number]

/** The problem that an address names; null for anything else. */
export function findSignInProblem(name: string | null): SignInProblem | null {
  return SIGN_IN_PROBLEMS.find((problem) => problem === name) ?? null
}

/** What a browser brings back from the provider, signed: what it was sent with. */
export const ProviderHandshake = z.object({
  purpose: z.enum(['sign-in', 'connect', 'confirm']),
  state: z.string(),
  /** Source: RFC 7636. */
  codeVerifier: z.string(),
  nonce: z.string(),
  /** A path on this site. */
  redirectTo: z.string(),
  /** IANA name, as the browser told it; may be empty. */
  timeZone: z.string(),
  /** Who wants to connect their account, or to show that it is them; null for somebody who wants to sign in. */
  userId: z.nullable(z.string().check(z.regex(ULID_PATTERN))),
  /** Milliseconds since the epoch. */
  expiresAtMs: z.number(),
})
export type ProviderHandshake = z.infer<typeof ProviderHandshake>

/** Some providers write it as text. */
const Flag = z.union([
  z.boolean(),
  z.pipe(
    z.enum(['true', 'false']),
    z.transform((text) => text === 'true'),
  ),
])

/** What is of another shape was not said. */
const orElse = z.catch

/** What a provider says of a person. Source: OpenID Connect Core 1.0, section 5.1. */
export const ProviderClaims = z.object({
  sub: z.string().check(z.minLength(1), z.maxLength(255)),
  email: orElse(z.optional(z.string()), undefined),
  email_verified: orElse(z.optional(Flag), undefined),
  name: orElse(z.optional(z.string()), undefined),
  preferred_username: orElse(z.optional(z.string()), undefined),
  auth_time: orElse(z.optional(z.number()), undefined),
})
export type ProviderClaims = z.infer<typeof ProviderClaims>

/** Somebody whom the provider vouches for. */
export interface ProviderPerson {
  /** Who vouches. */
  readonly issuer: string
  /** By what they are known there, for good. */
  readonly subject: string
  /** In lower case; null where the provider told none that can be one. */
  readonly email: string | null
  /** Whether the provider knows that the address is theirs. */
  readonly isEmailVerified: boolean
  readonly name: string
  /** When they last signed in there, where it tells. Milliseconds since the epoch. */
  readonly signedInAtMs?: number | undefined
}

/** Reads what a provider said of a person. */
export function toPerson(issuer: string, claims: ProviderClaims): ProviderPerson {
  // Checked before it is lowered: the Kelvin sign, say, would become a letter of somebody else's address.
  const email = Email.safeParse(claims.email?.trim()).data?.toLowerCase() ?? null
  const names = [claims.name, claims.preferred_username, email?.split('@')[0]]
  // Cut off, it may end in half a character.
  const name = names.map((one) => toTypedText(toTypedText(one ?? '').slice(0, MAX_NAME))).find(Boolean)
  return {
    issuer,
    subject: claims.sub,
    email,
    isEmailVerified: email !== null && claims.email_verified === true,
    name: name ?? 'Learner',
    signedInAtMs: claims.auth_time === undefined ? undefined : claims.auth_time * SECOND_MS,
  }
}

const Email = z.email().check(z.maxLength(254))
const MAX_NAME = 80

/** The zone that a browser told; UTC for one that is none. */
export function toldTimeZone(timeZone: string): string {
  return findTimeZone(timeZone) ?? 'UTC'
}

/** What is known of the account with an address that the provider's person has too. */
export interface Namesake {
  readonly isActive: boolean
  /** Whether somebody has proven that the address is theirs. */
  readonly isEmailProven: boolean
}

/**
 * Whether the provider's person is who an account's address belongs to. Both sides have to be proven: with an unproven
 * address at the provider, anybody could take an account over; with an unproven one here, somebody could have made the
 * account beforehand, to share it with its rightful owner.
 *
 * @returns why not; null where they are
 */
export function findLinkProblem(
  person: ProviderPerson,
  { isActive, isEmailProven }: Namesake,
): SignInProblem | null {
  if (!person.isEmailVerified) return 'emailUnproven'
  if (!isActive) return 'inactive'
  return isEmailProven ? null : 'accountUnproven'
}
