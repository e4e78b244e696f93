import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { account as german } from '#app/words/de/account.ts'
import { account } from '#app/words/en/account.ts'
import { keepCatalog, wordsOf } from '#app/words/words.ts'
import { loginSchema, PASSWORD_MAX, PASSWORD_MIN, signUpSchema } from './credentials.ts'

keepCatalog('de', { account: german })

const t = wordsOf(account, 'en')
const [Login, SignUp] = [loginSchema(t), signUpSchema(t)]

const ada = { name: 'Ada', email: 'ada@example.com', password: 'analytical' }

/** Field and message of everything that is wrong. */
function problemsOf(schema: typeof SignUp | typeof Login, form: unknown): Record<string, string[]> {
  const parsed = schema.safeParse(form)
  const problems: Record<string, string[]> = {}
  for (const issue of parsed.error?.issues ?? []) (problems[issue.path.join('.')] ??= []).push(issue.message)
  return problems
}

describe('SignUp', () => {
  it('accepts what is right, with the zone of the browser or without', () => {
    expect(SignUp.parse(ada)).toEqual(ada)
    expect(SignUp.parse({ ...ada, timeZone: 'Europe/Dublin' })).toEqual({ ...ada, timeZone: 'Europe/Dublin' })
  })

  it.each([
    ['no name', { name: undefined }, 'name', 'Enter the name that you want to be called by'],
    ['a name of blanks', { name: ' \t ' }, 'name', 'Enter the name that you want to be called by'],
    ['a name that is too long', { name: 'a'.repeat(81) }, 'name', 'Use at most 80 characters'],
    ['no address', { email: undefined }, 'email', 'Enter your e-mail address'],
    ['half an address', { email: 'ada@' }, 'email', 'Enter an e-mail address, such as ada@example.com'],
    ['no password', { password: undefined }, 'password', 'Choose a password'],
    ['a short password', { password: 'a'.repeat(PASSWORD_MIN - 1) }, 'password', 'Use at least 8 characters'],
    ['a very long one', { password: 'a'.repeat(PASSWORD_MAX + 1) }, 'password', 'Use at most 256 characters'],
  ])('says what is wrong with %s', (_, change, field, message) => {
    expect(problemsOf(SignUp, { ...ada, ...change })).toEqual({ [field]: [message] })
  })

  it('names every field of an empty form', () => {
    expect(Object.keys(problemsOf(SignUp, {}))).toEqual(['name', 'email', 'password'])
  })

  it('takes no blank off a password, and none into a name', () => {
    const parsed = SignUp.parse({ ...ada, name: '  Ada Lovelace ', password: '  spaces  ' })
    expect(parsed).toMatchObject({ name: 'Ada Lovelace', password: '  spaces  ' })
  })

  it('keeps to the lengths that it names', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 0, maxLength: 300 }), (password) => {
        const fits = password.length >= PASSWORD_MIN && password.length <= PASSWORD_MAX
        expect(SignUp.safeParse({ ...ada, password }).success).toBe(fits)
      }),
    )
  })
})

it('says what is wrong in German to who reads German', () => {
  const inGerman = wordsOf(account, 'de')
  expect(problemsOf(signUpSchema(inGerman), { ...ada, password: 'kurz' })).toEqual({
    password: ['Nimm mindestens 8 Zeichen'],
  })
  expect(problemsOf(loginSchema(inGerman), {})).toEqual({
    email: ['Gib deine E-Mail-Adresse ein'],
    password: ['Gib dein Passwort ein'],
  })
})

describe('the e-mail address', () => {
  const blanks = fc.string({ unit: fc.constantFrom(' ', '\t', '\n'), maxLength: 3 })
  const casing = fc.func(fc.boolean())

  it('is the same however it is typed: blanks around it and capitals do not count', () => {
    fc.assert(
      fc.property(fc.emailAddress(), blanks, blanks, casing, (address, before, after, isUpper) => {
        const typed = Array.from(address, (letter, index) => (isUpper(index) ? letter.toUpperCase() : letter))
        const plain = Login.safeParse({ email: address, password: 'p' })
        const disguised = Login.safeParse({ email: before + typed.join('') + after, password: 'p' })
        expect(disguised.data?.email).toBe(plain.data?.email)
        expect([undefined, address.toLowerCase()]).toContain(plain.data?.email)
      }),
    )
  })

  it('once normalised stays as it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string()), (typed) => {
        const once = Login.safeParse({ email: typed, password: 'p' }).data?.email
        if (once === undefined) return
        expect(once).toBe(once.trim().toLowerCase())
        expect(Login.parse({ email: once, password: 'p' }).email).toBe(once)
      }),
    )
  })

  it.each([
    'ada',
    '@example.com',
    'ada@@example.com',
    'ada example@example.com',
    'ada@example.com\nbcc: all@example.com',
    'ada@example..com',
    '<ada@example.com>',
    'ada@example.com, bob@example.com',
  ])('is not %j', (email) => {
    expect(problemsOf(Login, { email, password: 'p' })).toEqual({
      email: ['Enter an e-mail address, such as ada@example.com'],
    })
  })

  it('is not longer than mail can carry', () => {
    const email = `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(20)}.com`
    expect(problemsOf(Login, { email, password: 'p' })['email']).toContain('This address is too long')
  })
})

describe('Login', () => {
  it('asks for both fields, and lets any password be tried but an endless one', () => {
    expect(problemsOf(Login, {})).toEqual({
      email: ['Enter your e-mail address'],
      password: ['Enter your password'],
    })
    expect(problemsOf(Login, { email: ada.email, password: 'x' })).toEqual({})
    expect(problemsOf(Login, { email: ada.email, password: 'x'.repeat(PASSWORD_MAX + 1) })).toEqual({
      password: ['This password is too long'],
    })
  })
})
