import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toKeptText } from '#app/kernel/kept-text.ts'
import { account } from '#app/words/en/account.ts'
import { settings } from '#app/words/en/settings.ts'
import { wordsOf } from '#app/words/words.ts'
import { newApiKeySchema } from './api-key.ts'
import { signUpSchema } from './credentials.ts'
import { passkeyNameSchema } from './passkey.ts'
import { profileSchema } from './profile.ts'
import { ProviderClaims, toPerson } from './provider.ts'
import { toTypedText } from './typed-text.ts'

const t = wordsOf(settings, 'en')
const any = fc.string({ unit: 'binary', maxLength: 90 })
const ULID = '01ARZ3NDEKTSV4RRFFQ69G5FAV'

/** What each form makes of a text that it keeps; nothing where it refuses it. */
const KEEPERS: Readonly<Record<string, (text: string) => string | undefined>> = {
  'a name at sign-up': (name) =>
    signUpSchema(wordsOf(account, 'en')).safeParse({ name, email: 'a@b.example', password: 'analytical' })
      .data?.name,
  'a name in the profile': (name) => profileSchema(t).safeParse({ name, headline: '', bio: '' }).data?.name,
  'a headline': (headline) => profileSchema(t).safeParse({ name: 'A', headline, bio: '' }).data?.headline,
  'what is told about oneself': (bio) =>
    profileSchema(t).safeParse({ name: 'A', headline: '', bio }).data?.bio,
  'the name of a key': (name) =>
    newApiKeySchema(t).safeParse({ formId: ULID, name, scopes: ['xp:read'] }).data?.name,
  'the name of a passkey': (name) => passkeyNameSchema(t).safeParse(name).data,
  'a name at the provider': (name) =>
    toPerson('https://guild.example', ProviderClaims.parse({ sub: '1', name })).name,
}

describe.each(Object.entries(KEEPERS))('%s', (_, keep) => {
  it('is kept as every database gives it back', () => {
    expect(keep('Ad\u0000a \ud800 ')).toBe('Ada \ufffd')
    fc.assert(
      fc.property(any, (text) => {
        const kept = keep(text) ?? ''
        expect(toKeptText(kept)).toBe(kept)
        expect(kept.trim()).toBe(kept)
      }),
    )
  })
})

it.each(['a name at sign-up', 'a name in the profile', 'the name of a key', 'the name of a passkey'])(
  '%s is not made of what is not kept',
  (form) => expect(KEEPERS[form]?.('\u0000 \u0000')).toBeUndefined(),
)

it('a text changes no more once it was typed', () => {
  expect(toTypedText('one\r\r\ntwo')).toBe('one\n\ntwo')
  fc.assert(
    fc.property(any, (text) => {
      expect(toTypedText(toTypedText(text))).toBe(toTypedText(text))
    }),
  )
})
