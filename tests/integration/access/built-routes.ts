import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** A route as the build serves it. */
export interface BuiltRoute {
  readonly id: string
  readonly parentId?: string
  /** From the root, as Remix matches it: `courses/:slug`; empty for the site's own address. */
  readonly path: string
  readonly hasLoader: boolean
  readonly hasAction: boolean
}

/** The routes of `build/server`, asked of the build itself: what is not in it is not served, and all that is, is. */
export async function listBuiltRoutes(): Promise<readonly BuiltRoute[]> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', TELL])
  // cast: what `TELL` prints.
  const told = JSON.parse(stdout) as (Omit<BuiltRoute, 'path'> & { readonly path?: string })[]
  const byId = new Map(told.map((route) => [route.id, route]))
  const pathOf = (id: string | undefined): string[] => {
    const route = byId.get(id ?? '')
    return route ? [...pathOf(route.parentId), ...(route.path ? [route.path] : [])] : []
  }
  return told.map((route) => ({ ...route, path: pathOf(route.id).join('/') }))
}

const TELL = `
const { routes } = await import('./build/server/index.js')
const told = Object.values(routes).map(({ id, parentId, path, module }) =>
  ({ id, parentId, path, hasLoader: 'loader' in module, hasAction: 'action' in module }))
process.stdout.write(JSON.stringify(told), () => process.exit(0))
`

/** A route and those around it, outermost first. */
export function chainOf(routes: readonly BuiltRoute[], id: string): BuiltRoute[] {
  const route = routes.find((one) => one.id === id)
  if (!route) throw new Error(`there is no route ${id}`)
  return [...(route.parentId === undefined ? [] : chainOf(routes, route.parentId)), route]
}
