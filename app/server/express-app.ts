import { join } from 'node:path'
import { createRequestHandler } from '@remix-run/express'
import type { AppLoadContext, ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from 'express'
import type { Logger } from 'pino'
import { checkAddress } from './address-check.ts'
import { limitBody, limitForms, limitMethods } from './body-limit.ts'
import { noteClient, type TrustedProxies } from './client-address.ts'
import type { Metrics } from './metrics.ts'
import { checkOrigin } from './origin-check.ts'
import { secureCookies } from './secure-cookies.ts'
import { securityHeaders } from './security-headers.ts'

/** What the web server is made of. */
export interface ExpressParts {
  readonly origin: string | undefined
  /** Nobody's word is taken where none are given. */
  readonly trustedProxies?: TrustedProxies
  readonly log: Logger
  readonly metrics: Metrics
  readonly health: RequestHandler
  /** The files beside lessons, `/media/<hash>.<ending>`. */
  readonly media: RequestHandler
  /** Takes entries from browsers, `POST /journal`. */
  readonly journal: RequestHandler
  /** Answers in the pages' stead while there is nothing to read from. */
  readonly requireReplica: RequestHandler
  /** Gives each request handles that tell its browser what was written. */
  readonly followWrites: RequestHandler
  readonly contextOf: (response: Pick<Response, 'locals'>) => AppLoadContext
  readonly remix: RemixSide
}

/** The built pages, or Vite that builds them on request. */
export interface RemixSide {
  readonly build: ServerBuild | (() => Promise<ServerBuild>)
  /** Serves what browsers load: the client build's folder, or Vite's middleware. */
  readonly assets: { readonly folder: string } | { readonly middleware: RequestHandler }
  readonly isDevelopment: boolean
}

/** The web server: what is refused, what is static, and the rest to Remix. */
export function createExpressApp(parts: ExpressParts): Express {
  const { origin, remix, metrics, trustedProxies = null } = parts
  const isHttps = origin?.startsWith('https:') ?? false
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', trustedProxies ?? false)
  app.use(logRequests(parts.log), metrics.observe)
  app.use(securityHeaders({ isHttps, isDevelopment: remix.isDevelopment }))
  if (isHttps) app.use(secureCookies)
  app.use(compression(), checkAddress)
  app.get('/health', parts.health)
  app.get('/metrics', metrics.show)
  app.get('/media/:name', parts.requireReplica, parts.media)
  app.all(
    [
      '/health',
      '/metrics',
      '/assets/*',
      '/media/*',
      '/favicon.svg',
      '/apple-touch-icon.png',
      '/social-card.png',
    ],
    onlyRead,
  )
  serveAssets(app, remix)
  app.use(limitMethods, checkOrigin(origin), refuseOldData, noteClient(trustedProxies, parts.log))
  // Entries have a limit of their own, and come in while there is no page to show.
  app.use('/journal', parts.followWrites, parts.journal)
  app.use(limitBody, limitForms, keepPrivate, parts.requireReplica, parts.followWrites)
  const handle = createRequestHandler({
    build: remix.build,
    mode: remix.isDevelopment ? 'development' : 'production',
    getLoadContext: (_request, response) => parts.contextOf(response),
  })
  app.all('*', (request, response, next) => void handle(request, response, next))
  app.use(answerFailure(parts.log))
  return app
}

function serveAssets(app: Express, remix: RemixSide): void {
  if ('middleware' in remix.assets) {
    app.use(remix.assets.middleware)
    return
  }
  const { folder } = remix.assets
  app.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y' }), notFound)
  app.use(express.static(folder, { maxAge: '1h' }))
}

/** Pages are about the person who asked; nothing between us and them may keep one. Pictures say for themselves. */
const keepPrivate: RequestHandler = (request, response, next) => {
  if (!PICTURE.test(request.path)) response.set('Cache-Control', 'private, no-store')
  next()
}

/** A picture itself, and nothing that is told about one. */
const PICTURE = /^\/pictures\/[^/]+\/[^/.]+$/

/** Remix still answers `?_data=`, as it did before single fetch, and logs each as a failure: nothing here asks so. */
const refuseOldData: RequestHandler = (request, response, next) => {
  const address = `http://localhost${request.originalUrl}`
  if (!URL.canParse(address) || !new URL(address).searchParams.has('_data')) return next()
  response
    .status(400)
    .set('Cache-Control', 'no-store')
    .type('text/plain')
    .send('Nothing here asks like this.\n')
}

/** A file of another release: a page would be no help to the script that asks. */
const notFound: RequestHandler = (_request, response) => {
  response.status(404).type('text/plain').send('Not found.\n')
}

const onlyRead: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next()
  response.status(405).set('Allow', 'GET, HEAD').type('text/plain').send('This can only be read.\n')
}

/** What went wrong outside every page: into the log, and nothing of it to whoever asked. */
function answerFailure(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    log.error({ err: error, path: request.path }, 'a request failed')
    if (response.headersSent) return next(error)
    response
      .status(500)
      .type('text/plain')
      .send('Something went wrong here. Nothing you had saved is lost.\n')
  }
}

function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const startedMs = performance.now()
    const { method, path } = request
    response.on('finish', () => {
      const ms = Math.round(performance.now() - startedMs)
      log[response.statusCode >= 500 ? 'error' : 'debug'](
        { method, path, status: response.statusCode, ms },
        'request',
      )
    })
    next()
  }
}
