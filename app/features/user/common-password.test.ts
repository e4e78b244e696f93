import { describe, expect, it } from 'vitest'
import { account } from '#app/words/en/account.ts'
import { wordsOf } from '#app/words/words.ts'
import { uncommon } from './common-password.server.ts'
import { passwordChangeSchema, resetSchema } from './rules/account-forms.ts'
import { signUpSchema } from './rules/credentials.ts'

const t = wordsOf(account, 'en')
const email = 'ada@example.com'

/** What each form says of a password. */
function messagesOf(password: string): (string | undefined)[] {
  const code = '12345678'
  return [
    signUpSchema(t).check(uncommon(t, 'password')).safeParse({ name: 'Ada', email, password }),
    resetSchema(t).check(uncommon(t, 'password')).safeParse({ email, code, password }),
    passwordChangeSchema(t, { hasPassword: false, email })
      .check(uncommon(t, 'newPassword'))
      .safeParse({ newPassword: password }),
  ].map(({ error }) => error?.issues.map(({ message }) => message).join())
}

describe('a password', () => {
  it.each(['password', 'Password', '12345678', 'qwertyuiop', 'iloveyou', 'TrustNo1', 'sunshine', 'princess'])(
    'is refused where it is %j, as many have it',
    (password) => {
      const refusal = 'This is the first that anybody would try. Choose another password'
      expect(messagesOf(password)).toEqual([refusal, refusal, refusal])
    },
  )

  it.each(['correct horse battery staple', 'another battery', 'zq8#Lw0!pp'])('may be %j', (password) => {
    expect(messagesOf(password)).toEqual([undefined, undefined, undefined])
  })
})
