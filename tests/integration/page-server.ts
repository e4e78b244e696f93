import { once } from 'node:events'
import { tmpdir } from 'node:os'
import type { ServerBuild } from '@remix-run/node'
import * as server from '#app/entry.server.tsx'
import * as root from '#app/root.tsx'
import { createExpressApp } from '#app/server/express-app.ts'
import { openLegalPages } from '#app/server/legal-pages.ts'
import { createLog } from '#app/server/log.ts'
import { startMetrics } from '#app/server/metrics.ts'
import { createRequestContext, followWrites } from '#app/server/request-context.ts'
import { requireReplica } from '#app/server/require-replica.ts'
import { startWatch } from '#app/server/watch.ts'
import { runSql, type School } from './open-school.ts'

/** Pages behind all that stands before them in the app. */
export interface PageServer {
  readonly origin: string
  close(): void
}

/** Serves routes over HTTP, by their paths, out of the routes themselves: nothing has to be built. */
export async function servePages(
  school: School,
  routes: Readonly<Record<string, object>>,
): Promise<PageServer> {
  const log = createLog('silent')
  const { data } = school
  const parts = { data, sessionSecret: 'a secret that is long enough for tests', isHttps: false }
  const app = createExpressApp({
    origin: undefined,
    log,
    metrics: startMetrics(data, startWatch(log)),
    health: (_request, response) => void response.end(),
    journal: (_request, _response, next) => next(),
    media: (_request, _response, next) => next(),
    requireReplica: requireReplica({ isOpen: () => true }),
    followWrites: followWrites(parts),
    contextOf: createRequestContext({
      ...parts,
      runSql,
      hasDemoAccounts: false,
      findLegalPage: openLegalPages('legal'),
      log,
    }),
    remix: { build: buildOf(routes), assets: { folder: tmpdir() }, isDevelopment: false },
  })
  const listening = app.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const address = listening.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    close() {
      listening.closeAllConnections()
      listening.close()
    },
  }
}

function buildOf(modules: Readonly<Record<string, object>>): ServerBuild {
  const pages = Object.entries(modules).map(([path, module]) => ({
    id: path,
    parentId: 'root',
    path,
    module,
  }))
  const all = [{ id: 'root', path: '', module: root }, ...pages]
  const built = all.map(({ module: _module, ...route }) => [
    route.id,
    { ...route, module: '', imports: [], css: [] },
  ])
  const build = {
    mode: 'production',
    entry: { module: server },
    routes: Object.fromEntries(all.map((route) => [route.id, route])),
    assets: {
      version: '1',
      url: '',
      entry: { imports: [], module: '' },
      routes: Object.fromEntries(built) as unknown,
    },
    publicPath: '/',
    assetsBuildDirectory: '',
    future: { v3_singleFetch: true },
    isSpaMode: false,
  }
  // cast: the flags that are left out are off.
  return build as unknown as ServerBuild
}
