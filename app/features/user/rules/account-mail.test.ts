import { describe, expect, it } from 'vitest'
import { account as german } from '#app/words/de/account.ts'
import { account } from '#app/words/en/account.ts'
import { keepCatalog, wordsOf } from '#app/words/words.ts'
import { codeMessage, emailChangedMessage, newWayInMessage, passwordChangedMessage } from './account-mail.ts'

keepCatalog('de', { account: german })

const t = wordsOf(account, 'en')
const ada = { email: 'ada@example.com', name: 'Ada' }

describe('a letter with a code', () => {
  it('says it in its subject and its text, how long it is good for, and what to do if it was not you', () => {
    const { to, subject, text } = codeMessage(t, 'reset', ada, '12345678')
    expect(to).toBe('ada@example.com')
    expect(subject).toBe('Your code for a new password: 1234 5678')
    expect(text).toContain('Hello Ada,')
    expect(text).toContain('\n    1234 5678\n')
    expect(text).toContain('15 minutes')
    expect(text).toContain('your password stays as it is')
  })

  it('is in the language of whoever asked for it', () => {
    const { subject, text } = codeMessage(wordsOf(account, 'de'), 'verify', ada, '12345678')
    expect(subject).toBe('Dein Code für Hedgeschool: 1234 5678')
    expect(text).toContain('Hallo Ada,')
  })

  it.each(['buy at https://evil.example', 'evil.example', 'Ada\nBcc: all', '<b>Ada</b>', 'a'.repeat(80)])(
    'does not carry what somebody else has put in as a name: %j',
    (name) => {
      const { text } = codeMessage(t, 'verify', { ...ada, name }, '12345678')
      expect(text).toMatch(/^Hello,\n/)
      expect(text).not.toContain(name)
    },
  )
})

it('tells of a changed password and address, and of a new way in, without a code or a link', () => {
  const letters = [
    passwordChangedMessage(t, ada),
    emailChangedMessage(t, ada, 'b@example.com'),
    newWayInMessage(t, ada, { kind: 'passkey' }),
    newWayInMessage(t, ada, { kind: 'key' }),
    newWayInMessage(t, ada, { kind: 'provider', label: 'The Guild' }),
  ]
  for (const { to, text } of letters) {
    expect(to).toBe('ada@example.com')
    expect(text).toContain('If it was not you')
    expect(text).not.toContain('http')
  }
})
