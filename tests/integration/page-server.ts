import { tmpdir } from 'node:os'
import { createExpressApp } from '#app/server/express-app.ts'
import { openLegalPages } from '#app/server/legal-pages.ts'
import { createLog } from '#app/server/log.ts'
import { startMetrics } from '#app/server/metrics.ts'
import { createRequestContext, followWrites } from '#app/server/request-context.ts'
import { requireReplica } from '#app/server/require-replica.ts'
import { startWatch } from '#app/server/watch.ts'
import { runSql, type School } from './open-school.ts'
import { buildOf, listen, routesByPath } from './route-server.ts'

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
    remix: { build: buildOf(routesByPath(routes)), assets: { folder: tmpdir() }, isDevelopment: false },
  })
  return listen(app)
}
