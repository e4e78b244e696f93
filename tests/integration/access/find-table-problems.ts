import type { AccessTable } from './access-rule.ts'
import type { BuiltRoute } from './built-routes.ts'
import type { PlantedSchool } from './planted-school.ts'
import { pathOf } from './read-cases.ts'

/** Where the table and the routes that are served do not agree, a line each: what the table leaves out is not tried. */
export function findTableProblems(
  table: AccessTable,
  routes: readonly BuiltRoute[],
  school: PlantedSchool,
): string[] {
  const unlisted = routes
    .filter(({ id }) => !Object.hasOwn(table, id))
    .map(({ id }) => `${id}: is served, and the access table does not say who may use it`)
  const listed = Object.entries(table).flatMap(([id, { places, acts, around }]) => {
    const route = routes.find((one) => one.id === id)
    if (!route) return [`${id}: is in the access table, and is not served`]
    const pattern = toPattern(route.path)
    const astray = [...places, ...acts]
      .map((one) => pathOf(one, school, 'learner'))
      .filter((path) => !pattern.test(new URL(path, 'http://here.invalid').pathname))
    return [
      ...astray.map((path) => `${id}: ${path} is no address of it`),
      ...(route.hasAction && acts.length === 0
        ? [`${id}: takes something, and the access table does not say what`]
        : []),
      ...(places.length === 0 && around === null ? [`${id}: has no address in the access table`] : []),
    ]
  })
  return [...unlisted, ...listed]
}

/** What the path of a route, as Remix writes it, stands for. */
function toPattern(path: string): RegExp {
  const parts = path
    .split('/')
    .filter(Boolean)
    .map((part) => {
      if (part === '*') return '.*'
      return part.startsWith(':') ? '[^/]+' : part.replaceAll('.', String.raw`\.`)
    })
  return new RegExp(`^/${parts.join('/')}$`)
}
