import { z } from 'zod/mini'
import { ULID_PATTERN } from '#app/kernel/ulid.ts'
import type { settings } from '#app/words/en/settings.ts'
import type { Words } from '#app/words/words.ts'
import { typedText } from './typed-text.ts'

/** What a key may be allowed, and nothing else. */
export const API_SCOPES = ['xp:read', 'attempts:write'] as const
/** One of `API_SCOPES`. */
export type ApiScope = (typeof API_SCOPES)[number]

/** Each scope in the words of the settings page. */
export function scopeWords(t: Words<typeof settings>, scope: ApiScope): string {
  return scope === 'xp:read' ? t('keys.scopes.read') : t('keys.scopes.write')
}

/** How many keys a person may have that are not revoked. */
export const MAX_LIVE_KEYS = 20

/** Longest name of a key, in characters. */
export const KEY_NAME_MAX = 60

/** Characters of the part that is shown, and of the secret: 43 of 62 letters and digits are 256 bits. */
export const KEY_LENGTHS = { prefix: 8, secret: 43 } as const

/** `hs_`, the part that is shown, and the secret. */
export const API_KEY_PATTERN = /^hs_[0-9A-Za-z]{8}_[0-9A-Za-z]{43}$/

/** The form that makes a key. `formId` becomes the key's id, so that a form sent twice makes one key. */
export function newApiKeySchema(t: Words<typeof settings>) {
  const missing = t('keys.form.nameMissing')
  const tooLong = t('keys.form.nameTooLong', { max: KEY_NAME_MAX })
  return z.object({
    formId: z.string().check(z.regex(ULID_PATTERN)),
    name: typedText(missing).check(z.minLength(1, missing), z.maxLength(KEY_NAME_MAX, tooLong)),
    scopes: z.array(z.enum(API_SCOPES)).check(z.minLength(1, t('keys.form.scopesMissing'))),
  })
}

/** What that form asks for. */
export type NewApiKey = z.infer<ReturnType<typeof newApiKeySchema>>

/** Whether an `Authorization` header is there and means to present a key, good or not. */
export function hasBearer(header: string | null | undefined): boolean {
  return /^Bearer( |$)/i.test(header ?? '')
}

/**
 * The key that an `Authorization` header presents; null where it presents none of ours.
 * Source: RFC 6750, section 2.1; the scheme's name is in any letters (RFC 9110, section 11.1).
 */
export function parseBearer(header: string): string | null {
  const [, key = ''] = /^Bearer +(\S+)$/i.exec(header) ?? []
  return API_KEY_PATTERN.test(key) ? key : null
}

/**
 * The scopes of a key as its row keeps them; what is none (any more) allows nothing.
 *
 * @param json array of texts
 */
export function parseScopes(json: string): ApiScope[] {
  const kept = z.array(z.string()).safeParse(JSON.parse(json))
  return API_SCOPES.filter((scope) => kept.success && kept.data.includes(scope))
}
