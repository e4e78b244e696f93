import { randomBytes } from 'node:crypto'
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from 'jose'
import { OAuth2RequestError, OAuth2Strategy } from 'remix-auth-oauth2'
import { z } from 'zod/mini'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { SECOND_MS } from '#app/kernel/time.ts'
import { ProviderClaims, toPerson, type ProviderPerson } from './rules/provider.ts'

/** Which OpenID Connect provider, and who we are there. */
export interface ProviderSettings {
  /** Its address, as its tokens name it. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What people know it by. */
  readonly label: string
  /** Is told of everything that goes wrong, for the log. */
  readonly onProblem: (error: unknown) => void
}

/** What a browser is sent to the provider with, and has to bring back. */
export interface ProviderStart {
  readonly url: URL
  readonly state: string
  readonly codeVerifier: string
  readonly nonce: string
}

/** A provider that people sign in at. */
export interface Provider {
  readonly label: string
  readonly issuer: string
  /**
   * @param redirectUri where browsers come back to
   * @param maxAgeSeconds who has signed in there longer ago does so again; whenever it was, unless given
   */
  begin(redirectUri: string, maxAgeSeconds?: number): Promise<Result<ProviderStart, 'unavailable'>>
  /** Who came back. `untrusted`: what the provider or the browser said does not hold. */
  finish(
    reply: { readonly code: string } & Pick<ProviderStart, 'codeVerifier' | 'nonce'>,
    redirectUri: string,
  ): Promise<Result<ProviderPerson, 'unavailable' | 'untrusted'>>
}

/** Opens a provider; it is asked what it can do when somebody first wants to sign in, and again until it has answered. */
export function openProvider(settings: ProviderSettings): Provider {
  const { issuer, label, onProblem } = settings
  let known: Promise<Discovered> | null = null

  async function discover(): Promise<Discovered> {
    known ??= askProvider(settings)
    return known.catch((error: unknown) => {
      known = null
      throw error
    })
  }

  async function tryTo<Value>(work: () => Promise<Value>) {
    try {
      return ok(await within(DEADLINE_MS, work()))
    } catch (error) {
      onProblem(toTold(error))
      return fail(isTheirWord(error) ? ('untrusted' as const) : ('unavailable' as const))
    }
  }

  return {
    label,
    issuer,
    async begin(redirectUri, maxAgeSeconds) {
      const begun = await tryTo(async () => {
        const { url, state, codeVerifier } = openStrategy(settings, await discover(), redirectUri).begin()
        const nonce = randomBytes(16).toString('base64url')
        url.searchParams.set('nonce', nonce)
        if (maxAgeSeconds !== undefined) url.searchParams.set('max_age', String(maxAgeSeconds))
        return { url, state, codeVerifier, nonce }
      })
      return begun.ok ? begun : fail('unavailable')
    },
    finish: ({ code, codeVerifier, nonce }, redirectUri) =>
      tryTo(async () => {
        const discovered = await discover()
        const tokens = await openStrategy(settings, discovered, redirectUri).exchange(code, codeVerifier)
        const said = await verifyIdToken(settings, discovered, { idToken: tokens.idToken(), nonce })
        // What was asked for with `scope` may stand in the token, or only here: OpenID Connect Core 1.0, section 5.4.
        if ('email' in said) return toPerson(issuer, ProviderClaims.parse(said))
        const more = await askUserInfo(discovered, tokens.accessToken(), said)
        // Whether an address is verified says only who told the address.
        const [email_verified, auth_time] = [more['email_verified'], said['auth_time']]
        return toPerson(issuer, ProviderClaims.parse({ ...more, ...said, email_verified, auth_time }))
      }),
  }
}

/** For the provider's answers altogether. */
const DEADLINE_MS = 8 * SECOND_MS

/** What a provider says of itself. Source: OpenID Connect Discovery 1.0, section 3. */
const Metadata = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.optional(z.url()),
})

interface Discovered {
  readonly metadata: z.infer<typeof Metadata>
  readonly keys: ReturnType<typeof createRemoteJWKSet>
}

/**
 * Asked here and not by `OAuth2Strategy.discover`, which has no deadline, does not compare the issuer, and keeps the
 * address of the keys to itself.
 */
async function askProvider({ issuer }: ProviderSettings): Promise<Discovered> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const response = await fetch(url, { signal: AbortSignal.timeout(DEADLINE_MS) })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  const metadata = Metadata.parse(await response.json())
  if (metadata.issuer !== issuer) throw new NotToBeTrusted(`${url} is of the issuer ${metadata.issuer}`)
  const keys = createRemoteJWKSet(new URL(metadata.jwks_uri), { timeoutDuration: DEADLINE_MS })
  return { metadata, keys }
}

/**
 * The library's PKCE, without its cookie, which is not signed, and without its way through `authenticate`, which has no
 * place for a nonce.
 */
class CodeFlow extends OAuth2Strategy<never> {
  begin() {
    return this.createAuthorizationURL()
  }

  exchange(code: string, codeVerifier: string) {
    return this.validateAuthorizationCode(code, codeVerifier)
  }
}

function openStrategy(settings: ProviderSettings, { metadata }: Discovered, redirectURI: string): CodeFlow {
  const options = {
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    authorizationEndpoint: metadata.authorization_endpoint,
    tokenEndpoint: metadata.token_endpoint,
    redirectURI,
    scopes: ['openid', 'email', 'profile'],
  }
  return new CodeFlow(options, () => Promise.reject(new Error('nobody is verified here')))
}

/** Source: OpenID Connect Core 1.0, section 3.1.3.7. */
async function verifyIdToken(
  { issuer, clientId }: ProviderSettings,
  { keys }: Discovered,
  given: { readonly idToken: string; readonly nonce: string },
): Promise<JWTPayload> {
  const { payload } = await jwtVerify(given.idToken, keys, {
    issuer,
    audience: clientId,
    algorithms: ALGORITHMS,
    requiredClaims: ['sub', 'iat', 'exp', 'nonce'],
    clockTolerance: CLOCK_SECONDS,
  })
  if (payload['nonce'] !== given.nonce) throw new NotToBeTrusted('the token is of another sign-in')
  const isForUs = payload['azp'] === undefined || payload['azp'] === clientId
  if (!isForUs) throw new NotToBeTrusted('the token is for somebody else')
  return payload
}

/** With a key of their own that everybody can check: never `none`, never a shared secret. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

const CLOCK_SECONDS = 60

async function askUserInfo(
  { metadata }: Discovered,
  accessToken: string,
  { sub }: JWTPayload,
): Promise<Readonly<Record<string, unknown>>> {
  if (metadata.userinfo_endpoint === undefined) return {}
  const response = await fetch(metadata.userinfo_endpoint, {
    headers: { Authorization: `Bearer ${accessToken}` },
    signal: AbortSignal.timeout(DEADLINE_MS),
  })
  if (!response.ok) throw new Error(`${metadata.userinfo_endpoint} answered ${response.status}`)
  const info = z.looseObject({ sub: z.string() }).parse(await response.json())
  if (info.sub !== sub) throw new NotToBeTrusted('the answer is of somebody else')
  return info
}

class NotToBeTrusted extends Error {
  override readonly name = 'NotToBeTrusted'
}

/** Whether the provider answered, and its answer does not hold. */
function isTheirWord(error: unknown): boolean {
  const isLate = error instanceof errors.JWKSTimeout
  const isWrong = error instanceof NotToBeTrusted || error instanceof OAuth2RequestError
  return isWrong || (error instanceof errors.JOSEError && !isLate && error.code !== 'ERR_JOSE_GENERIC')
}

/** An error of the library's has what the token says of a person with it; that is nothing for a log. */
function toTold(error: unknown): unknown {
  if (!(error instanceof errors.JOSEError)) return error
  return Object.assign(new Error(error.message), { name: error.name, code: error.code })
}

async function within<Value>(deadlineMs: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${deadlineMs} ms`)), deadlineMs)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
