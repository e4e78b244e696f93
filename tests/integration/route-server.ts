import { once } from 'node:events'
import type { ServerBuild } from '@remix-run/node'
import type { Express } from 'express'
import * as server from '#app/entry.server.tsx'
import * as root from '#app/root.tsx'

/** A route module and where it stands; below the root unless told. */
export interface TestRoute {
  readonly id: string
  readonly parentId?: string
  readonly path?: string
  readonly index?: boolean
  readonly module: object
}

/** Route modules by their paths, each below the root. */
export function routesByPath(modules: Readonly<Record<string, object>>): TestRoute[] {
  return Object.entries(modules).map(([path, module]) => ({ id: path, path, module }))
}

/** A build of these routes alone, out of their sources: nothing has to be built. */
export function buildOf(routes: readonly TestRoute[]): ServerBuild {
  const all = [
    { id: 'root', path: '', module: root },
    ...routes.map((route) => ({ parentId: 'root', ...route })),
  ]
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

/** Serves an app at a free port of this machine. */
export async function listen(app: Express): Promise<{ readonly origin: string; close(): void }> {
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
