import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import OidcProvider from 'oidc-provider'

/** What the provider knows of somebody, by what they type to sign in there. */
export type ProviderClaimsByLogin = Map<string, Readonly<Record<string, unknown>>>

/** A real OpenID Connect provider on a port of its own. */
export interface SignInProvider {
  readonly issuer: string
  readonly people: ProviderClaimsByLogin
  /** Makes our site known to it. */
  knowClient(redirectUri: string): void
  close(): void
}

export const CLIENT = { clientId: 'hedgeschool', clientSecret: 'a secret between the two of us' } as const

/** Starts one that asks for consent, as its own development pages do. */
export async function startSignInProvider(): Promise<SignInProvider> {
  let handle: RequestListener = (_request, response) => void response.writeHead(503).end()
  const server = createServer((request, response) => handle(request, response))
  const issuer = await listen(server)
  const people: ProviderClaimsByLogin = new Map()
  return {
    issuer,
    people,
    knowClient(redirectUri) {
      const provider = new OidcProvider(issuer, {
        clients: [
          { client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [redirectUri] },
        ],
        claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
        cookies: { keys: ['the keys of its cookies'] },
        findAccount: (_context, accountId) => ({
          accountId,
          claims: () => ({ sub: accountId, ...people.get(accountId) }),
        }),
      })
      const answer = provider.callback()
      handle = (request, response) => void answer(request, response)
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Listens on a free port; the address by its name, as providers are not known by numbers. */
export async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return `http://localhost:${typeof address === 'object' && address ? address.port : 0}`
}

/** A browser without JavaScript that keeps cookies, and goes wherever it is sent. */
export class Visitor {
  readonly #cookies = new Map<string, Map<string, string>>()

  /** One request, not followed. */
  async fetch(url: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const { host, origin } = new URL(url)
    const jar = this.#cookies.get(host) ?? new Map<string, string>()
    this.#cookies.set(host, jar)
    const Cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const init = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
    const response = await fetch(url, { ...init, headers: { Cookie, Origin: origin }, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const [name = '', ...value] = pair.split('=')
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) jar.delete(name)
      else jar.set(name, value.join('='))
    }
    return response
  }

  /** Takes a cookie along that was set elsewhere. */
  keep(origin: string, cookie: string): void {
    const [name = '', ...value] = cookie.split('=')
    const { host } = new URL(origin)
    this.#cookies.set(host, new Map([...(this.#cookies.get(host) ?? []), [name, value.join('=')]]))
  }

  /** What this browser has of a site, by name. */
  cookie(origin: string, name: string): string | undefined {
    return this.#cookies.get(new URL(origin).host)?.get(name)
  }

  /** Sets out from our site to the provider: the address that it is sent to. */
  async setOut(site: string, fields: Readonly<Record<string, string>> = {}): Promise<string> {
    const left = await this.fetch(`${site}/auth/oidc`, { redirectTo: '/courses', ...fields })
    const [, url] = /^0; url=(.+)$/.exec(left.headers.get('Refresh') ?? '') ?? []
    if (url === undefined) throw new Error(`${left.status}: ${left.headers.get('Location')}`)
    return url
  }

  /**
   * Goes through the provider's pages, until it is sent back.
   *
   * @param login what it types there; null to give up
   * @returns the address on our site that it is sent back to
   */
  async pass(url: string, site: string, login: string | null): Promise<string> {
    let at = url
    let sent: Readonly<Record<string, string>> | undefined
    for (let step = 0; step < 20; step += 1) {
      if (at.startsWith(site)) return at
      const response = await this.fetch(at, sent)
      sent = undefined
      const location = response.headers.get('Location')
      if (location !== null) {
        at = new URL(location, at).href
        continue
      }
      const page = await response.text()
      const [, action] = /<form[^>]* action="([^"]+)"/.exec(page) ?? []
      const [, prompt] = /name="prompt" value="([^"]+)"/.exec(page) ?? []
      if (action === undefined || prompt === undefined) throw new Error(`${response.status}: ${page}`)
      at = new URL(login === null ? `${new URL(at).pathname}/abort` : action, at).href
      sent = login === null ? undefined : { prompt, login, password: 'any' }
    }
    throw new Error(`it goes on and on: ${at}`)
  }
}
