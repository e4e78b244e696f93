import { createHmac, createSecretKey, hkdfSync } from 'node:crypto'
import { createCookie, type Cookie } from '@remix-run/node'

/** A cookie of Remix's that is read and signed often. */
export interface SignedCookie extends Cookie {
  /** What `serialize` promises, at once: for whoever is about to send headers. */
  sign(value: unknown): string
}

/** What a signed cookie is like, beside being for the whole site, for no script, and not for other sites' requests. */
export interface SignedCookieOptions {
  /** Of the school; each name of a cookie has a key of its own out of it. */
  readonly secret: string
  readonly maxAgeSeconds: number
  readonly isSecure: boolean
}

/**
 * Opens a signed cookie. What the signature has been found good for is remembered by the cookie's whole value; nothing
 * else is: whether it has expired or was revoked is asked by whoever reads it, each time.
 */
export function createSignedCookie(name: string, options: SignedCookieOptions): SignedCookie {
  const { maxAgeSeconds: maxAge, isSecure: secure } = options
  const secret = deriveSecret(options.secret, name)
  const cookie = createCookie(name, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure,
    maxAge,
    secrets: [secret],
  })
  const key = createSecretKey(secret, 'utf8')
  const attributes = `Max-Age=${maxAge}; Path=/; HttpOnly;${secure ? ' Secure;' : ''} SameSite=Lax`
  const known = new Map<string, unknown>()

  function remember(sent: string, value: unknown): void {
    known.delete(sent)
    known.set(sent, value)
    const [oldest] = known.keys()
    if (known.size > MAX_KNOWN && oldest !== undefined) known.delete(oldest)
  }

  return {
    ...cookie,
    async parse(header, parseOptions) {
      const sent = findCookie(header, name)
      if (sent === null) return null
      // cast: a signed value is whatever was signed; who parses it says what it has to be.
      const value = known.get(sent) ?? ((await cookie.parse(sent, parseOptions)) as unknown)
      // A bad signature is not worth the room.
      if (value !== null) remember(sent, value)
      return value
    },
    serialize: (value, serializeOptions) => cookie.serialize(value, serializeOptions),
    sign(value) {
      const text = Buffer.from(JSON.stringify(value)).toString('base64')
      const signature = createHmac('sha256', key).update(text).digest('base64').replace(/=+$/, '')
      return `${name}=${encodeURIComponent(`${text}.${signature}`)}; ${attributes}`
    },
  }
}

/**
 * What cookies of one name are signed with: the value of one, sent under the name of another, is nothing.
 * Source: RFC 5869; base64url, as Remix takes it as a text.
 */
function deriveSecret(secret: string, name: string): string {
  return Buffer.from(hkdfSync('sha256', secret, '', `hedgeschool cookie ${name}`, 32)).toString('base64url')
}

/** The first cookie of this name as it was sent, `name=value`; null where there is none. */
function findCookie(header: string | null, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const sent = part.trim()
    if (sent.startsWith(`${name}=`)) return sent
  }
  return null
}

/** Each takes less than a kilobyte. */
const MAX_KNOWN = 5_000
