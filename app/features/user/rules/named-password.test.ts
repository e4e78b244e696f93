import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { account } from '#app/words/en/account.ts'
import { wordsOf } from '#app/words/words.ts'
import { passwordChangeSchema, resetSchema } from './account-forms.ts'
import { signUpSchema } from './credentials.ts'
import { isNamedPassword } from './named-password.ts'

const t = wordsOf(account, 'en')
const email = 'ada.lovelace@example.com'

describe('a password', () => {
  it.each([
    'ada.lovelace@example.com',
    'Ada.Lovelace@Example.COM',
    'adalovelace',
    'Ada Lovelace',
    'ada_lovelace!',
    'hedgeschool',
    'Hedge School',
  ])('is refused in every form where it is %j', (password) => {
    const code = '12345678'
    for (const { error } of [
      signUpSchema(t).safeParse({ name: 'Ada', email, password }),
      resetSchema(t).safeParse({ email, code, password }),
      passwordChangeSchema(t, { hasPassword: false, email }).safeParse({ newPassword: password }),
    ]) {
      const [issue] = error?.issues ?? []
      expect(issue?.message).toBe('This is the first that anybody would try. Choose another password')
      expect(issue?.path).toEqual([expect.stringMatching(/^(newP|p)assword$/)])
    }
  })

  it('may hold a name among other things', () => {
    fc.assert(
      fc.property(fc.constantFrom('lovelace', 'school', 'ada', 'hedge'), (word) => {
        expect(isNamedPassword(`${word} and a staple`, email)).toBe(false)
      }),
    )
  })
})
