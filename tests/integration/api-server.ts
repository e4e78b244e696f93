import { tmpdir } from 'node:os'
import type { AppLoadContext } from '@remix-run/node'
import { ulid } from 'ulid'
import type { Journal } from '#app/data/journal.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import type { EntryAuthor } from '#app/entries.ts'
import { createApiKey } from '#app/features/user/create-api-key.server.ts'
import type { Provider } from '#app/features/user/open-provider.server.ts'
import type { ApiScope } from '#app/features/user/rules/api-key.ts'
import type { SessionChecks } from '#app/features/user/rules/session-lease.ts'
import * as openApi from '#app/routes/api.openapi[.]json.ts'
import * as dueReviews from '#app/routes/api.reviews.due.ts'
import * as submit from '#app/routes/api.tasks.submit.ts'
import * as userXp from '#app/routes/api.xp.user.ts'
import * as provider from '#app/routes/auth.oidc.tsx'
import * as providerCallback from '#app/routes/auth.oidc_.callback.ts'
import * as passkeySignIn from '#app/routes/auth.passkey.ts'
import * as passkeyConfirmation from '#app/routes/auth.passkey_.confirm.ts'
import * as newPasskey from '#app/routes/auth.passkey_.new.ts'
import * as confirm from '#app/routes/confirm.tsx'
import * as pictures from '#app/routes/pictures.$userId.$version.ts'
import * as preferences from '#app/routes/preferences.ts'
import * as settingsIndex from '#app/routes/settings._index.tsx'
import * as apiKeys from '#app/routes/settings.api-keys.tsx'
import * as passkeys from '#app/routes/settings.passkeys.tsx'
import * as picture from '#app/routes/settings.picture.tsx'
import * as security from '#app/routes/settings.security.tsx'
import * as settings from '#app/routes/settings.tsx'
import { createExpressApp } from '#app/server/express-app.ts'
import { createLog } from '#app/server/log.ts'
import { startMetrics } from '#app/server/metrics.ts'
import { createRequestContext, followWrites } from '#app/server/request-context.ts'
import { requireReplica } from '#app/server/require-replica.ts'
import { serveMedia } from '#app/server/serve-media.ts'
import { startWatch } from '#app/server/watch.ts'
import { commit } from './course-fixture.ts'
import { cookieOf } from './journal-browser.ts'
import { runSql, type School } from './open-school.ts'
import { buildOf, listen, routesByPath } from './route-server.ts'

/** The HTTP API and the settings behind all that stands before them in the app. */
export interface ApiServer {
  readonly origin: string
  readonly context: AppLoadContext
  /** What nobody expected; each was answered with 500. */
  readonly errors: unknown[]
  close(): void
}

/** What may be otherwise than in the app. */
export interface ApiServerChange {
  readonly journal?: Journal
  readonly isReplicaOpen?: () => boolean
  readonly provider?: Provider
  readonly sessionChecks?: SessionChecks
}

/** Serves it over HTTP, out of the routes themselves: nothing has to be built. */
export async function serveApi(school: School, change: ApiServerChange = {}): Promise<ApiServer> {
  const log = createLog('silent')
  const { data } = school
  const parts = { data, sessionSecret: 'a secret that is long enough for tests', isHttps: false }
  const errors: unknown[] = []
  const makeContext = createRequestContext({ ...parts, runSql, hasDemoAccounts: false, log })
  const contextOf = (response: Parameters<typeof makeContext>[0]): AppLoadContext => {
    const context = makeContext(response)
    const { journal = context.journal, provider: signInProvider = null, sessionChecks } = change
    const changed = { journal, provider: signInProvider, ...(sessionChecks && { sessionChecks }) }
    return { ...context, ...changed, reportError: (error) => errors.push(error) }
  }
  const app = createExpressApp({
    origin: undefined,
    log,
    metrics: startMetrics(data, startWatch(log)),
    health: (_request, response) => void response.end(),
    media: serveMedia({ replica: data.replica, log }),
    journal: (_request, _response, next) => next(),
    requireReplica: requireReplica({ isOpen: change.isReplicaOpen ?? (() => true) }),
    followWrites: followWrites(parts),
    contextOf,
    remix: { build: buildOf(ROUTES), assets: { folder: tmpdir() }, isDevelopment: false },
  })
  return {
    ...(await listen(app)),
    context: contextOf({ locals: {} }),
    errors,
  }
}

const parentId = 'settings'
const ROUTES = [
  ...routesByPath({
    'api/tasks/submit': submit,
    'api/xp/user': userXp,
    'api/reviews/due': dueReviews,
    'api/openapi.json': openApi,
    'auth/oidc': provider,
    'auth/oidc/callback': providerCallback,
    'auth/passkey': passkeySignIn,
    'auth/passkey/confirm': passkeyConfirmation,
    'auth/passkey/new': newPasskey,
    confirm,
    preferences,
    'pictures/:userId/:version': pictures,
    settings,
  }),
  { id: 'settings/_index', parentId, index: true, module: settingsIndex },
  { id: 'settings/api-keys', parentId, path: 'api-keys', module: apiKeys },
  { id: 'settings/passkeys', parentId, path: 'passkeys', module: passkeys },
  { id: 'settings/security', parentId, path: 'security', module: security },
  { id: 'settings/picture', parentId, path: 'picture', module: picture },
]

/** Who asks, and how. */
export interface Asking {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** What came back; `body` is null where it was no JSON. */
export interface ApiReply {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

/** Asks, with nothing that was not said. */
export async function ask(
  { origin }: Pick<ApiServer, 'origin'>,
  path: string,
  { method = 'GET', headers = {}, body }: Asking = {},
): Promise<ApiReply> {
  const init = { method, headers: { ...headers }, redirect: 'manual' as const }
  const response = await fetch(`${origin}${path}`, body === undefined ? init : { ...init, body })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text ? (JSON.parse(text) as unknown) : null,
  }
}

/** The headers of a page of this site, where a learner is signed in. */
export async function asSession(
  { origin, context }: Pick<ApiServer, 'origin' | 'context'>,
  learner: EntryAuthor,
): Promise<Readonly<Record<string, string>>> {
  return { Cookie: await cookieOf(context, learner), Origin: origin }
}

/** The headers of a program that has a key of a learner. */
export async function asKey(
  { context }: Pick<ApiServer, 'context'>,
  userId: string,
  scopes: readonly ApiScope[] = ['xp:read', 'attempts:write'],
): Promise<{
  readonly keyId: string
  readonly key: string
  readonly headers: Readonly<Record<string, string>>
}> {
  const wish = { formId: ulid(), name: 'A program', scopes: [...scopes] }
  const made = await createApiKey(context.primary, userId, wish, Date.now())
  if (!made.ok) throw new Error(made.reason)
  const { key } = made.value
  return { keyId: wish.formId, key, headers: { Authorization: `Bearer ${key}` } }
}

/** The fixture's topics say too little of themselves to be content; these could be. */
export async function describeTopics(school: School): Promise<void> {
  await commit(school.data.primary, [
    toStatement(tables.updateTable('TopicXpConfig').set({ description: 'To test with.' })),
  ])
}
