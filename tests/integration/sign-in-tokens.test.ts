import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { openProvider } from '#app/features/user/open-provider.server.ts'
import { MINUTE_MS } from '#app/kernel/time.ts'
import { CLIENT, listen } from './sign-in-provider.ts'

const onProblem = () => undefined

describe('what a provider says', () => {
  /** One that says whatever it is told to, signed as it is told to. */
  async function startLiar() {
    const [own, other] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])
    const jwk = { ...(await exportJWK(own.publicKey)), alg: 'RS256', use: 'sig', kid: '1' }
    let idToken = ''
    let issuer = ''
    let claimed: string | null = null
    let info: Readonly<Record<string, unknown>> = {}
    const lying = createServer((request, response) => {
      const documents: Readonly<Record<string, unknown>> = {
        '/.well-known/openid-configuration': {
          issuer: claimed ?? issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          userinfo_endpoint: `${issuer}/me`,
        },
        '/keys': { keys: [jwk] },
        '/me': info,
        '/token': { access_token: 'a', token_type: 'Bearer', id_token: idToken },
      }
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(documents[request.url ?? '']))
    })
    issuer = await listen(lying)
    const claims = { nonce: 'n', email: 'a@guild.example', email_verified: true }
    const sign = (more: Readonly<Record<string, unknown>>, key = own.privateKey, expMs = MINUTE_MS) =>
      new SignJWT({ iss: issuer, aud: CLIENT.clientId, sub: '1', ...claims, ...more })
        .setProtectedHeader({ alg: 'RS256', kid: '1' })
        .setIssuedAt()
        .setExpirationTime(new Date(Date.now() + expMs))
        .sign(key)
    return {
      issuer,
      sign,
      otherKey: other.privateKey,
      claim: (said: string | null) => (claimed = said),
      say: (token: string) => (idToken = token),
      tell: (more: Readonly<Record<string, unknown>>) => (info = more),
      close: () => void lying.close(),
    }
  }

  it('counts when it is signed, for us, of this sign-in and of now, and not otherwise', async () => {
    const liar = await startLiar()
    const ours = openProvider({ issuer: liar.issuer, ...CLIENT, label: 'Liar', onProblem })
    const hear = async (token: string) => {
      liar.say(token)
      return ours.finish({ code: 'c', codeVerifier: 'v'.repeat(43), nonce: 'n' }, 'http://localhost/back')
    }
    expect(await hear(await liar.sign({}))).toMatchObject({
      ok: true,
      value: { issuer: liar.issuer, subject: '1', email: 'a@guild.example', isEmailVerified: true },
    })
    const unsigned = new UnsecuredJWT({ nonce: 'n' }).setSubject('1').setIssuer(liar.issuer).encode()
    const shared = await new SignJWT({ nonce: 'n' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(liar.issuer)
      .setAudience(CLIENT.clientId)
      .setSubject('1')
      .setIssuedAt()
      .setExpirationTime('1m')
      .sign(new TextEncoder().encode(CLIENT.clientSecret))
    const lies = [
      unsigned,
      shared,
      'nonsense',
      await liar.sign({ iss: 'https://other.example' }),
      await liar.sign({ aud: 'somebody-else' }),
      await liar.sign({ aud: [CLIENT.clientId, 'somebody-else'], azp: 'somebody-else' }),
      await liar.sign({ nonce: 'another' }),
      await liar.sign({ nonce: undefined }),
      await liar.sign({ sub: undefined }),
      await liar.sign({}, undefined, -5 * MINUTE_MS),
      await liar.sign({}, liar.otherKey),
    ]
    for (const lie of lies) expect(await hear(lie)).toEqual({ ok: false, reason: 'untrusted' })
    liar.close()
  })

  it('of whether an address is verified counts only from where the address is', async () => {
    const liar = await startLiar()
    const ours = openProvider({ issuer: liar.issuer, ...CLIENT, label: 'Liar', onProblem })
    const hear = async (more: Readonly<Record<string, unknown>>) => {
      liar.tell({ sub: '1', email: 'b@guild.example', ...more })
      liar.say(await liar.sign({ email: undefined, email_verified: true }))
      return ours.finish({ code: 'c', codeVerifier: 'v'.repeat(43), nonce: 'n' }, 'http://localhost/back')
    }
    const told = { email: 'b@guild.example' }
    expect(await hear({})).toMatchObject({ value: { ...told, isEmailVerified: false } })
    expect(await hear({ email_verified: false })).toMatchObject({
      value: { ...told, isEmailVerified: false },
    })
    expect(await hear({ email_verified: true })).toMatchObject({ value: { ...told, isEmailVerified: true } })
    expect(await hear({ sub: '2', email_verified: true })).toEqual({ ok: false, reason: 'untrusted' })
    liar.close()
  })

  it('of people is not told to the log', async () => {
    const liar = await startLiar()
    let lines = ''
    const log = pino({ level: 'info' }, { write: (line: string) => void (lines += line) })
    const ours = openProvider({
      issuer: liar.issuer,
      ...CLIENT,
      label: 'Liar',
      onProblem: (error) => log.warn({ err: error }, 'signing in at the provider'),
    })
    liar.say(await liar.sign({ aud: 'somebody-else', name: 'Grace' }))
    await ours.finish({ code: 'c', codeVerifier: 'v'.repeat(43), nonce: 'n' }, 'http://localhost/back')
    expect(lines).toContain('unexpected \\"aud\\" claim value')
    expect(lines).not.toMatch(/Grace|a@guild\.example/)
    liar.close()
  })

  it('counts for nothing from one that is not who it was said to be', async () => {
    const liar = await startLiar()
    const ours = openProvider({ issuer: liar.issuer, ...CLIENT, label: 'Liar', onProblem })
    liar.claim('https://other.example')
    expect(await ours.begin('http://localhost/back')).toEqual({ ok: false, reason: 'unavailable' })
    liar.claim(null)
    expect(await ours.begin('http://localhost/back')).toMatchObject({ ok: true })
    liar.close()
  })
})
