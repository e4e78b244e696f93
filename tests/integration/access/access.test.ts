import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningApp } from '../../running-app.ts'
import { act, around, everyone, form, members, operators, page, type AccessTable } from './access-rule.ts'
import { startSchool, tryAll } from './access-run.ts'
import { accessTable } from './access-table.ts'
import { listActCases, listForeignCases } from './act-cases.ts'
import { listBuiltRoutes, type BuiltRoute } from './built-routes.ts'
import { endpoints, listEndpointCases, listMounted } from './endpoint-cases.ts'
import { findTableProblems } from './find-table-problems.ts'
import { plantSchool, type PlantedSchool } from './planted-school.ts'
import { countWrites, readBelongings, untilShipped } from './read-belongings.ts'
import { listReadCases, listStrayCases, type Matrix } from './read-cases.ts'
import { UNKNOWN_ID } from './unknown-id.ts'

/** Thousands of requests: a fraction of a minute on a machine that does nothing else. */
const LONG_MS = 300_000

let school: PlantedSchool
let app: RunningApp
let routes: readonly BuiltRoute[]
let matrix: Matrix

beforeAll(async () => {
  ;[school, routes] = await Promise.all([plantSchool(), listBuiltRoutes()])
  app = await startSchool(school)
  matrix = { table: accessTable, routes, school, origin: app.origin }
}, LONG_MS)

afterAll(async () => {
  await app.stop()
  await school.folder.remove()
})

describe('the access table', () => {
  it('says of every route that is served who may use it', () => {
    expect(findTableProblems(accessTable, routes, school)).toEqual([])
  })

  it('says so of everything that is mounted beside the routes', () => {
    expect(listMounted().toSorted()).toEqual(Object.keys(endpoints).toSorted())
  })
})

describe('the marks that are looked for', () => {
  it(
    'can be seen by whoever left them',
    async () => {
      const own = listReadCases(matrix).filter(
        ({ who, request }) => who === 'learner' && request.method === 'GET',
      )
      // As if nothing were theirs, whatever is would be too much.
      const problems = await tryAll(
        app,
        school,
        own.map((one) => ({ ...one, owner: null, mayRead: [] })),
      )
      const told = problems.join('\n')
      expect(SHOWN_TO_THEMSELVES.filter((sort) => !told.includes(`it shows learner’s ${sort} —`))).toEqual([])
    },
    LONG_MS,
  )
})

/** What people see of themselves, on one page or another. */
const PROFILE = [
  'name',
  'email',
  'headline',
  'bio',
  'picture',
  'userId',
  'device',
  'sessionId',
  'otherSessionId',
]
const LEFT = ['key', 'key prefix', 'keyId', 'passkey', 'passkeyid', 'note', 'noteId', 'answer', 'attemptId']
const SHOWN_TO_THEMSELVES = [...PROFILE, ...LEFT]

describe('everybody', () => {
  it(
    'is shown what is theirs, in whichever way they ask, and nothing else',
    async () => {
      expect(await tryAll(app, school, listReadCases(matrix))).toEqual([])
      expect(await tryAll(app, school, listStrayCases(matrix))).toEqual([])
    },
    LONG_MS,
  )

  it(
    'can do what they may, and nothing to what is somebody else’s',
    async () => {
      const before = readBelongings(school)
      expect(await tryAll(app, school, listActCases(matrix))).toEqual([])
      expect(await tryAll(app, school, listEndpointCases(matrix))).toEqual([])
      await untilShipped(app)
      expect(readBelongings(school)).toEqual(before)
    },
    LONG_MS,
  )

  it(
    'can do nothing through a page of another site',
    async () => {
      const before = await countWrites(app, school)
      expect(await tryAll(app, school, listForeignCases(matrix))).toEqual([])
      expect(await countWrites(app, school)).toEqual(before)
    },
    LONG_MS,
  )
})

describe('a table that is wrong', () => {
  const without = (id: string) =>
    Object.fromEntries(Object.entries(accessTable).filter(([known]) => known !== id))
  const reading = (table: AccessTable) =>
    tryAll(app, school, listReadCases({ ...matrix, table: { root: around(everyone(200)), ...table } }))

  it('is noticed where it leaves out a route, or knows one that is not there', () => {
    const unknown = { ...without('routes/dashboard'), 'routes/gone': page('/gone', everyone(200)) }
    expect(findTableProblems(unknown, routes, school)).toEqual([
      'routes/dashboard: is served, and the access table does not say who may use it',
      'routes/gone: is in the access table, and is not served',
    ])
  })

  it('is noticed where it looks in the wrong place, or forgets what a route takes', () => {
    const astray = { ...accessTable, 'routes/logout': page('/log-out', everyone('to /')) }
    expect(findTableProblems(astray, routes, school)).toEqual([
      'routes/logout: /log-out is no address of it',
      'routes/logout: takes something, and the access table does not say what',
    ])
  })

  it('is noticed where it allows too much', async () => {
    expect(await reading({ 'routes/dashboard': page('/dashboard', everyone(200)) })).toContain(
      'routes/dashboard: GET /dashboard: expected 200, got to /login — as nobody, program, reading program',
    )
  })

  it('is noticed where it allows too little', async () => {
    expect(await reading({ 'routes/dashboard': page('/dashboard', operators(200)) })).toContain(
      'routes/dashboard: GET /dashboard.data: expected 403, got 200 — as learner, other, instructor',
    )
  })

  it('is noticed where somebody sees what is not theirs', async () => {
    const problems = await reading({ 'routes/admin.reports': page('/admin/reports', operators(200)) })
    expect(problems).toContain(
      'routes/admin.reports: GET /admin/reports: it shows learner’s report — as admin',
    )
  })

  it('is noticed where somebody can do what they may not', async () => {
    const lax = act('retry', '/admin/system', members(200), () => form({ intent: 'retry', id: UNKNOWN_ID }))
    const table = { 'routes/admin.system': page('/admin/system', operators(200), [lax]) }
    expect(await tryAll(app, school, listActCases({ ...matrix, table }))).toContain(
      'routes/admin.system: POST /admin/system (retry): expected 200, got 403 — as learner, other, instructor',
    )
  })
})
