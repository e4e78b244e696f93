import { z } from 'zod/mini'
import type { settings } from '#app/words/en/settings.ts'
import type { Words } from '#app/words/words.ts'
import { typedText } from './typed-text.ts'

/** Most characters of each part of a profile. */
export const PROFILE_MAX = { name: 80, headline: 120, bio: 600 } as const

/** What a person says about themselves. */
export interface Profile {
  readonly name: string
  /** One line; may be empty. */
  readonly headline: string
  /** May be empty. */
  readonly bio: string
}

/** The form of a profile. */
export function profileSchema(t: Words<typeof settings>) {
  const text = typedText(t('unreadable'))
  const atMost = (max: number) => z.maxLength(max, t('profile.tooLong', { max }))
  return z.object({
    name: text.check(z.minLength(1, t('profile.nameMissing')), atMost(PROFILE_MAX.name)),
    headline: text.check(atMost(PROFILE_MAX.headline)),
    bio: text.check(atMost(PROFILE_MAX.bio)),
  })
}

/** What became of the form of a profile. Where it was not saved, what was typed stays where it was. */
export type ProfileResult =
  | { readonly kind: 'saved' }
  | { readonly kind: 'invalid'; readonly errors: ProfileErrors; readonly typed: Profile }
  | { readonly kind: 'refused'; readonly message: string; readonly typed: Profile }

/** Messages beside the fields. */
export type ProfileErrors = { readonly [Field in keyof Profile]?: readonly string[] | undefined }
