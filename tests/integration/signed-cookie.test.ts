import { hkdfSync } from 'node:crypto'
import { createCookie } from '@remix-run/node'
import { describe, expect, it } from 'vitest'
import { createSignedCookie } from '#app/server/signed-cookie.ts'

const options = { secret: 'a secret for this test only', maxAgeSeconds: 3_600, isSecure: false }
const value = { words: 'Seán · ✓', list: [1, 2], nothing: null }
const cookie = createSignedCookie('hs_test', options)

/** As browsers send it back. */
const sent = (header: string): string => header.split(';')[0] ?? ''

/** As it is drawn from the secret for one cookie. */
const keyOf = (name: string): string =>
  Buffer.from(hkdfSync('sha256', options.secret, '', `hedgeschool cookie ${name}`, 32)).toString('base64url')

describe('a signed cookie', () => {
  it.each([false, true])('is signed at once as Remix would sign it, secure: %s', async (isSecure) => {
    const ours = createSignedCookie('hs_test', { ...options, isSecure })
    const remix = createCookie('hs_test', {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: isSecure,
      maxAge: 3_600,
      secrets: [keyOf('hs_test')],
    })
    expect(ours.sign(value)).toBe(await remix.serialize(value))
    expect(ours.sign(value)).toBe(await ours.serialize(value))
    expect(await remix.parse(sent(ours.sign(value)))).toEqual(value)
  })

  it('is read among others, the first and the second time', async () => {
    const header = `other=1; hs_test_2=no; ${sent(cookie.sign(value))}; hs_test=second`
    expect(await cookie.parse(header)).toEqual(value)
    expect(await cookie.parse(header)).toEqual(value)
  })

  it('of each browser is its own', async () => {
    const headers = ['first', 'second'].map((name) => sent(cookie.sign({ name })))
    for (let turn = 0; turn < 2; turn += 1) {
      expect(await Promise.all(headers.map((header) => cookie.parse(header)))).toEqual([
        { name: 'first' },
        { name: 'second' },
      ])
    }
  })

  it('is nothing without its signature, or with that of another, also after the right one', async () => {
    const [right, other] = [cookie.sign({ name: 'right' }), cookie.sign({ name: 'other' })].map(sent)
    const stranger = createSignedCookie('hs_test', { ...options, secret: 'the secret of somebody else' })
    expect(await cookie.parse(right ?? '')).toEqual({ name: 'right' })
    const [text = ''] = right?.split('.') ?? []
    const [, signature = ''] = other?.split('.') ?? []
    for (const bad of [`${text}.${signature}`, text, 'hs_test=', sent(stranger.sign({ name: 'right' }))]) {
      expect((await cookie.parse(bad)) || null).toBeNull()
    }
    expect(await cookie.parse(null)).toBeNull()
    expect(await cookie.parse('')).toBeNull()
  })

  it('is nothing under the name of another, nor where it is signed with the secret itself', async () => {
    const session = createSignedCookie('hs_session', options)
    const other = sent(cookie.sign({ userId: 'theirs' })).replace('hs_test', 'hs_session')
    expect((await session.parse(other)) || null).toBeNull()
    const plain = createCookie('hs_session', { secrets: [options.secret] })
    expect((await session.parse(sent(await plain.serialize({ userId: 'theirs' })))) || null).toBeNull()
  })

  it('is still read when thousands of others came between', async () => {
    const first = sent(cookie.sign({ name: 'first' }))
    expect(await cookie.parse(first)).toEqual({ name: 'first' })
    for (let index = 0; index < 5_100; index += 1) await cookie.parse(sent(cookie.sign({ index })))
    expect(await cookie.parse(first)).toEqual({ name: 'first' })
  })
})
