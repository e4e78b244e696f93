import type { AccessCase, Expected } from './access-case.ts'
import {
  listShown,
  type AccessTable,
  type Outcomes,
  type Path,
  type Place,
  type Rule,
} from './access-rule.ts'
import { ask, askerOf, fromHere } from './asking.ts'
import { chainOf, type BuiltRoute } from './built-routes.ts'
import type { Outcome } from './outcome.ts'
import { memberOf, PEOPLE, type Person } from './people.ts'
import type { PlantedSchool } from './planted-school.ts'

/** What the matrix is made of. */
export interface Matrix {
  readonly table: AccessTable
  readonly routes: readonly BuiltRoute[]
  readonly school: PlantedSchool
  /** Of the app. */
  readonly origin: string
}

/** Every address, asked for by everybody in every way that Remix knows, and with the methods that nothing answers. */
export function listReadCases(matrix: Matrix): AccessCase[] {
  return Object.entries(matrix.table).flatMap(([routeId, rule]) =>
    rule.places.flatMap((place) =>
      PEOPLE.flatMap((person) => {
        const visit = { routeId, rule, place, person }
        return listWays(matrix, visit).map((way) => toCase(matrix, visit, way))
      }),
    ),
  )
}

/** The loaders of other pages, asked for by nobody at addresses that are everybody's: none of them runs. */
export function listStrayCases({ routes, origin, school }: Matrix): AccessCase[] {
  const nobody = askerOf(school, 'nobody')
  return ['/', '/login'].flatMap((path) =>
    routes.map(({ id }) => {
      const request = ask(nobody, { method: 'GET', path: dataPath(path, [id]), from: fromHere(origin) })
      return { routeId: id, who: 'nobody', how: '', request, expected: 200, owner: null, mayRead: [] }
    }),
  )
}

interface Visit {
  readonly routeId: string
  readonly rule: Rule
  readonly place: Place
  readonly person: Person
}

interface Way {
  readonly method: string
  readonly path: string
  readonly expected: Expected
  readonly how?: string
}

function listWays(matrix: Matrix, visit: Visit): Way[] {
  const { school, routes, table } = matrix
  const { routeId, place, person } = visit
  const path = pathOf(place, school, person)
  const all = place.reads[person]
  const everyId = routes.map(({ id }) => id)
  const ids = chainOf(routes, routeId).flatMap(({ id, hasLoader }) => (hasLoader ? [id] : []))
  const own = (id: string) => (id === routeId ? place.reads : around(table, id))[person]
  return [
    { method: 'GET', path, expected: all },
    { method: 'HEAD', path, expected: all },
    { method: 'GET', path: dataPath(path), expected: all },
    { method: 'HEAD', path: dataPath(path), expected: all },
    { method: 'GET', path: dataPath(path, everyId), expected: all, how: 'every loader there is' },
    ...listChoices(ids).map((some) => {
      return { method: 'GET', path: dataPath(path, some), expected: worstOf(some.map(own)) }
    }),
    ...ids.map((id) => {
      // What Remix makes of it here is no use to anybody: only that it is refused counts.
      const expected = own(id) === 200 ? ('anything' as const) : ('refused' as const)
      return { method: 'GET', path: oldDataPath(path, id), expected }
    }),
    ...['PUT', 'PATCH', 'DELETE'].flatMap((method) =>
      [path, dataPath(path)].map((to) => ({ method, path: to, expected: 405 })),
    ),
  ]
}

function toCase(
  { school, origin }: Matrix,
  { routeId, rule, place, person }: Visit,
  { method, path, expected, how }: Way,
): AccessCase {
  const asker = askerOf(school, person)
  return {
    routeId,
    who: person,
    how: [place.name, how].filter(Boolean).join(', '),
    request: ask(asker, { method, path, from: fromHere(origin) }),
    expected,
    owner: asker.owner,
    mayRead: listShown(rule, person),
  }
}

/** Loaders run beside each other: one that refuses is enough. */
function worstOf(outcomes: readonly Outcome[]): Outcome {
  return outcomes.find((outcome) => outcome !== 200) ?? 200
}

function around(table: AccessTable, id: string): Outcomes {
  const outcomes = table[id]?.around
  if (!outcomes) throw new Error(`the access table does not say what ${id} comes to around others`)
  return outcomes
}

/** Every choice out of a few, none included. */
function listChoices(ids: readonly string[]): string[][] {
  const [first, ...rest] = ids
  if (first === undefined) return [[]]
  const without = listChoices(rest)
  return [...without, ...without.map((others) => [first, ...others])]
}

/** A path for somebody. */
export function pathOf({ path }: { readonly path: Path }, school: PlantedSchool, person: Person): string {
  return typeof path === 'string' ? path : path(school.people[memberOf(person)], school)
}

/** Where scripts ask for the data of a page: of all its routes, or of those that they name. */
export function dataPath(path: string, ids: readonly string[] | null = null): string {
  const { pathname, search } = new URL(path, HERE)
  const to = `${pathname === '/' ? '/_root' : pathname}.data${search}`
  return ids ? withParameter(to, '_routes', ids.join(',')) : to
}

/** Where scripts asked for the data of one route before there was `.data`: Remix still answers. */
export function oldDataPath(path: string, id: string): string {
  return withParameter(path, '_data', id)
}

const HERE = 'http://here.invalid'

function withParameter(path: string, name: string, value: string): string {
  const url = new URL(path, HERE)
  url.searchParams.set(name, value)
  return url.pathname + url.search
}
