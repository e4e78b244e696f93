import { z } from 'zod/mini'
import { MINUTE_MS } from '#app/kernel/time.ts'
import { ULID_PATTERN } from '#app/kernel/ulid.ts'
import type { settings } from '#app/words/en/settings.ts'
import type { Words } from '#app/words/words.ts'
import { typedText } from './typed-text.ts'

/** How long a browser may take to ask its owner for a passkey, in milliseconds. */
export const PASSKEY_MS = 5 * MINUTE_MS

/** How many passkeys a person may have. */
export const MAX_PASSKEYS = 20

/** Longest name of a passkey, in characters. */
export const PASSKEY_NAME_MAX = 60

/** What its owner calls a passkey. */
export function passkeyNameSchema(t: Words<typeof settings>) {
  const missing = t('passkeys.nameMissing')
  const tooLong = t('passkeys.nameTooLong', { max: PASSKEY_NAME_MAX })
  return typedText(missing).check(z.minLength(1, missing), z.maxLength(PASSKEY_NAME_MAX, tooLong))
}

/**
 * What a browser brings back, signed, while it asks for a passkey. The challenge is not remembered anywhere else, as any
 * server may get the answer: within its five minutes, an answer could be sent a second time by whoever has both it and
 * this cookie, which is the browser that made them. Authenticators that count are asked to count on.
 */
export const PasskeyHandshake = z.object({
  purpose: z.enum(['new', 'sign-in', 'confirm']),
  challenge: z.string(),
  /** Who makes a passkey, or shows with one that it is them; null for somebody who signs in. */
  userId: z.nullable(z.string().check(z.regex(ULID_PATTERN))),
  /** Milliseconds since the epoch. */
  expiresAtMs: z.number(),
})
export type PasskeyHandshake = z.infer<typeof PasskeyHandshake>

/** Why somebody was not signed in with a passkey. `cancelled`: by the person, or their browser. */
export type PasskeySignInProblem = 'cancelled' | 'expired' | 'refused' | 'unavailable'

/** Why no passkey was made. `known`: this device has one of theirs already. `notFresh`: they have to confirm that it is them. */
export type NewPasskeyProblem = PasskeySignInProblem | 'known' | 'tooMany' | 'notFresh'

/** A passkey as its owner sees it. */
export interface PasskeyFacts {
  /** The credential's own, in base64url. */
  readonly id: string
  readonly label: string
  /** Whether other devices of its owner may hold it too. */
  readonly isBackedUp: boolean
  /** `YYYY-MM-DD`, where its owner is. */
  readonly madeOn: string
  /** The same; null for one that has not been used. */
  readonly lastUsedOn: string | null
}

/** What became of a form about a passkey, for the page that shows it. */
export interface PasskeyResult {
  readonly kind: 'done' | 'refused'
  readonly message: string
}

/** How a passkey's transports are kept: a JSON array of texts; what is none is left out. */
export function parseTransports(json: string): string[] {
  const kept = z.array(z.string()).safeParse(JSON.parse(json))
  return kept.success ? kept.data : []
}
