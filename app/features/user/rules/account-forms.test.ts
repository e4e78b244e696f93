import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { account } from '#app/words/en/account.ts'
import { wordsOf } from '#app/words/words.ts'
import { emailChangeSchema, passwordChangeSchema, resetSchema, verifySchema } from './account-forms.ts'
import { formatCode, toCode } from './code.ts'

const t = wordsOf(account, 'en')
const digits = fc.string({ unit: fc.integer({ min: 0, max: 9 }).map(String), minLength: 8, maxLength: 8 })

describe('a code', () => {
  it('is the same however it is typed', () => {
    fc.assert(
      fc.property(digits, fc.constantFrom('', ' ', '-', '\u00a0', '  '), (code, between) => {
        expect(toCode(formatCode(code))).toBe(code)
        const typed = ` ${code.slice(0, 4)}${between}${code.slice(4)}\n`
        expect(verifySchema(t).parse({ code: typed })).toEqual({ code })
      }),
    )
  })

  it.each([
    [undefined, 'Enter the code from the mail'],
    ['  ', 'Enter the code from the mail'],
    ['1234567', 'A code has eight digits'],
    ['123456789', 'A code has eight digits'],
    ['1234567a', 'A code has eight digits'],
    ['１２３４５６７８', 'A code has eight digits'],
  ])('is not %j', (code, message) => {
    expect(verifySchema(t).safeParse({ code }).error?.issues[0]?.message).toBe(message)
  })
})

describe('the forms', () => {
  it('say what is missing in each field', () => {
    const missing = resetSchema(t)
      .safeParse({})
      .error?.issues.map(({ path }) => path.join('.'))
    expect(missing).toEqual(['email', 'code', 'password'])
  })

  it('ask for the password before only where there is one', () => {
    const change = { newPassword: 'long enough' }
    expect(
      passwordChangeSchema(t, { hasPassword: true, email: 'ada@example.com' }).safeParse(change).success,
    ).toBe(false)
    expect(
      passwordChangeSchema(t, { hasPassword: false, email: 'ada@example.com' }).safeParse(change).success,
    ).toBe(true)
    const email = { newEmail: 'Ada@Example.com ' }
    expect(emailChangeSchema(t, true).safeParse(email).success).toBe(false)
    expect(emailChangeSchema(t, false).parse(email)).toEqual({ newEmail: 'ada@example.com' })
  })
})
