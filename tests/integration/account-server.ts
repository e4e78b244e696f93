import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppLoadContext } from '@remix-run/node'
import type { SessionClaims } from '#app/features/user/rules/session.ts'
import * as newPasskey from '#app/routes/auth.passkey_.new.ts'
import * as confirm from '#app/routes/confirm.tsx'
import * as dashboard from '#app/routes/dashboard.tsx'
import * as forgot from '#app/routes/forgot.tsx'
import * as login from '#app/routes/login.tsx'
import * as logout from '#app/routes/logout.tsx'
import * as reset from '#app/routes/reset.tsx'
import * as apiKeys from '#app/routes/settings.api-keys.tsx'
import * as security from '#app/routes/settings.security.tsx'
import * as settings from '#app/routes/settings.tsx'
import * as signup from '#app/routes/signup.tsx'
import * as verify from '#app/routes/verify.tsx'
import type { TrustedProxies } from '#app/server/client-address.ts'
import { createExpressApp } from '#app/server/express-app.ts'
import { createLog } from '#app/server/log.ts'
import { createMailer } from '#app/server/mailer.ts'
import { startMetrics } from '#app/server/metrics.ts'
import type { Data } from '#app/server/open-data.ts'
import { createRequestContext, followWrites } from '#app/server/request-context.ts'
import { requireReplica } from '#app/server/require-replica.ts'
import { createSignedCookie } from '#app/server/signed-cookie.ts'
import { startWatch } from '#app/server/watch.ts'
import { runSql, until, type School } from './open-school.ts'
import { buildOf, listen, routesByPath } from './route-server.ts'

/** The pages of signing up and in, behind all that stands before them in the app. */
export interface AccountServer {
  readonly origin: string
  /** What nobody expected; each was answered with 500. */
  readonly errors: unknown[]
  /** What its clock says; moved by tests. */
  nowMs: () => number
  close(): void
}

/** What may be otherwise than on a node of its own. */
export interface AccountServerOptions {
  readonly data?: Data
  readonly change?: Partial<AppLoadContext>
  readonly trustedProxies?: TrustedProxies
  /** The public address, where one is configured. */
  readonly origin?: string
}

/** Serves them over HTTP, out of the routes themselves: nothing has to be built. */
export async function serveAccounts(
  school: School,
  { data = school.data, change = {}, trustedProxies = null, origin }: AccountServerOptions = {},
): Promise<AccountServer> {
  const log = createLog('silent')
  const parts = { data, sessionSecret: SECRET, isHttps: origin?.startsWith('https:') ?? false }
  const errors: unknown[] = []
  const mail = createMailer({ ...MAIL, dataDir: school.dataDir, log })
  const makeContext = createRequestContext({ ...parts, ...change, runSql, hasDemoAccounts: false, mail, log })
  const contextOf = (response: Parameters<typeof makeContext>[0]): AppLoadContext => ({
    ...makeContext(response),
    ...change,
    nowMs: () => served.nowMs(),
    reportError: (error) => errors.push(error),
  })
  const app = createExpressApp({
    origin,
    trustedProxies,
    log,
    metrics: startMetrics(data, startWatch(log)),
    health: (_request, response) => void response.end(),
    journal: (_request, _response, next) => next(),
    media: (_request, _response, next) => next(),
    requireReplica: requireReplica({ isOpen: () => true }),
    followWrites: followWrites(parts),
    contextOf,
    remix: { build: buildOf(ROUTES), assets: { folder: tmpdir() }, isDevelopment: false },
  })
  const served: AccountServer = {
    ...(await listen(app)),
    errors,
    nowMs: () => Date.now(),
  }
  return served
}

const ROUTES = [
  ...routesByPath({ confirm, dashboard, forgot, login, logout, reset, settings, signup, verify }),
  ...routesByPath({ 'auth/passkey/new': newPasskey }),
  { id: 'security', parentId: 'settings', path: 'security', module: security },
  { id: 'api-keys', parentId: 'settings', path: 'api-keys', module: apiKeys },
]

const SECRET = 'a secret that is long enough for tests'
const MAIL = { smtpUrl: undefined, from: 'Hedgeschool <no-reply@school.example>', mayShowText: true }

/** What a page answered. */
export interface AccountReply {
  readonly status: number
  readonly headers: Headers
  /** Where it leads; null where it stays. */
  readonly location: string | null
  /** Without its tags, as it is read. */
  readonly text: string
  readonly html: string
}

/** A browser without JavaScript, which keeps its cookies. */
export class AccountBrowser {
  readonly #cookies = new Map<string, string>()
  readonly #headers: Readonly<Record<string, string>>

  constructor(headers: Readonly<Record<string, string>> = {}) {
    this.#headers = headers
  }

  /** One whose session was begun in another way. */
  static async withSession(claims: SessionClaims): Promise<AccountBrowser> {
    const options = { secret: SECRET, maxAgeSeconds: 60, isSecure: false }
    const browser = new AccountBrowser()
    browser.#take(await createSignedCookie('hs_session', options).serialize(claims))
    return browser
  }

  /** Another that has the same cookies. */
  clone(): AccountBrowser {
    const other = new AccountBrowser(this.#headers)
    for (const [name, value] of this.#cookies) other.#cookies.set(name, value)
    return other
  }

  get session(): string | undefined {
    return this.#cookies.get('hs_session')
  }

  open(site: Pick<AccountServer, 'origin'>, path: string): Promise<AccountReply> {
    return this.#fetch(site, path, {})
  }

  submit(
    site: Pick<AccountServer, 'origin'>,
    path: string,
    form: Readonly<Record<string, string>>,
  ): Promise<AccountReply> {
    return this.#fetch(site, path, { method: 'POST', body: new URLSearchParams(form) })
  }

  /** Signs up and is signed in. */
  async signUp(site: Pick<AccountServer, 'origin'>, email: string, password = PASSWORD): Promise<void> {
    const reply = await this.submit(site, '/signup', { name: 'Ada', email, password })
    if (reply.location !== '/courses') throw new Error(`${reply.status}: ${reply.text}`)
  }

  /** Whether the security page is theirs to see. */
  async isSignedIn(site: Pick<AccountServer, 'origin'>): Promise<boolean> {
    return (await this.open(site, '/settings/security')).status === 200
  }

  async #fetch(
    { origin }: Pick<AccountServer, 'origin'>,
    path: string,
    init: RequestInit,
  ): Promise<AccountReply> {
    const Cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { Origin: origin, Cookie, 'User-Agent': 'Firefox/146.0 (X11; Linux)', ...this.#headers }
    const response = await fetch(`${origin}${path}`, { ...init, headers, redirect: 'manual' })
    this.#keep(response)
    const html = await response.text()
    const text = html.replaceAll(/<!--.*?-->/g, '').replaceAll(/<[^>]+>/g, ' ')
    return {
      status: response.status,
      headers: response.headers,
      location: response.headers.get('location'),
      text,
      html,
    }
  }

  #keep(response: Response): void {
    for (const header of response.headers.getSetCookie()) this.#take(header)
  }

  #take(header: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? []
    if (header.includes('Max-Age=0')) this.#cookies.delete(name)
    else this.#cookies.set(name, value)
  }
}

/** What people sign up with here. */
export const PASSWORD = 'correct horse battery staple'

/** The letters that have been written to an address, oldest first; as files, with their headers. */
export function listLetters({ dataDir }: Pick<School, 'dataDir'>, to: string): string[] {
  const folder = join(dataDir, 'mail')
  return listFiles(folder)
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter((letter) => letter.includes(`To: ${to}\r\n`))
}

/** The code in the newest letter to an address, once there are this many letters. */
export async function codeFor(school: Pick<School, 'dataDir'>, to: string, letters = 1): Promise<string> {
  await until(() => listLetters(school, to).length >= letters)
  const code = /\n {4}(\d{4}) (\d{4})\r?\n/.exec(listLetters(school, to).at(-1) ?? '')
  if (!code) throw new Error(`there is no code for ${to}`)
  return `${code[1]}${code[2]}`
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
