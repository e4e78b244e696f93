import type { Server } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import type { RemixSide } from './express-app.ts'
import { PROJECT_DIR } from './project.ts'

/**
 * The built pages; in development, Vite that builds them as they are asked for.
 *
 * @param server carries Vite's socket for reloading
 */
export async function loadRemixSide(nodeEnv: string, server: Server): Promise<RemixSide> {
  if (nodeEnv === 'development') return startVite(server)
  // cast: the build is Remix's own output.
  const build = (await import(pathToFileURL(join(PROJECT_DIR, 'build/server/index.js')).href)) as ServerBuild
  return { build, assets: { folder: join(PROJECT_DIR, 'build/client') }, isDevelopment: false }
}

async function startVite(server: Server): Promise<RemixSide> {
  const { createServer } = await import('vite')
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server } } })
  return {
    // cast: Vite cannot know what the module that Remix makes up exports.
    build: async () => (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild,
    assets: { middleware: vite.middlewares },
    isDevelopment: true,
  }
}
