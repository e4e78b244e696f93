import { describe, expect, it } from 'vitest'
import { ProviderClaims, toPerson } from './provider.ts'

const ISSUER = 'https://guild.example'
const person = (claims: Readonly<Record<string, unknown>>) =>
  toPerson(ISSUER, ProviderClaims.parse({ sub: '1', ...claims }))

describe('what a provider says of a person', () => {
  it('is their address in lower case, and whether it is verified', () => {
    const told = { email: ' Ada@Guild.example', email_verified: 'true' }
    expect(person(told)).toMatchObject({ email: 'ada@guild.example', isEmailVerified: true, name: 'ada' })
    expect(person({ email: 'ada@guild.example' }).isEmailVerified).toBe(false)
    expect(person({ email_verified: true })).toMatchObject({ email: null, isEmailVerified: false })
  })

  it('is no address of somebody else that it only looks like once it is in lower case', () => {
    const kelvin = '\u{212A}'
    expect(kelvin.toLowerCase()).toBe('k')
    expect(person({ email: `${kelvin}im@guild.example`, email_verified: true }).email).toBeNull()
  })
})
