import { readdirSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  openApiDocument,
  type JsonSchema,
  type Operation,
  type Parameter,
} from '#app/features/xp/api/openapi.server.ts'
import { DAY_MS, toIso } from '#app/kernel/time.ts'
import {
  asKey,
  ask,
  asSession,
  describeTopics,
  serveApi,
  type ApiReply,
  type ApiServer,
} from './api-server.ts'
import { enrollLearner, openSchool, type School } from './open-school.ts'
import { fitting, hostile, type Source } from './schema-arbitrary.ts'

const document = openApiDocument()
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
)
const ajv = new Ajv2020({ strict: false, validateFormats: false })
ajv.addSchema(document, 'api')

let school: School
let server: ApiServer
let source: Source
let credentials: readonly Readonly<Record<string, string>>[]

beforeAll(async () => {
  school = await openSchool(1, 4)
  await describeTopics(school)
  server = await serveApi(school)
  const [learner, other] = [await enrollLearner(school, 'Europe/Dublin'), await enrollLearner(school)]
  const session = await asSession(server, learner)
  const { headers: key } = await asKey(server, learner.userId)
  const { headers: readKey } = await asKey(server, other.userId, ['xp:read'])
  credentials = [session, session, key, key, readKey, {}, { Authorization: 'Bearer hs_x' }]
  const { tasks } = school.course
  const bodies = tasks.map(({ taskId, revisionId, topicSlug, right }) => ({
    taskId,
    revisionId,
    topicSlug,
    answer: right,
  }))
  const ids = [ulid(), ulid(), ulid()]
  source = {
    schemas: document.components.schemas,
    known: {
      SubmitBody: bodies.flatMap((body) => [
        body,
        { ...body, id: ulid() },
        { ...body, at: toIso(Date.now() - DAY_MS) },
      ]),
      taskId: tasks.map(({ taskId }) => taskId),
      revisionId: tasks.map(({ revisionId }) => revisionId),
      topicSlug: [...tasks.map(({ topicSlug }) => topicSlug), 'no-such-topic'],
      answer: tasks.flatMap(({ right, wrong }) => [right, wrong]),
      userId: [learner.userId, learner.userId, other.userId],
      id: ids,
      at: [toIso(Date.now()), toIso(Date.now() - DAY_MS), toIso(Date.now() + DAY_MS)],
      timeZone: ['UTC', 'Asia/Tokyo', 'america/new_york', 'Pacific/Apia', 'Mars/Base'],
    },
  }
})

afterAll(async () => {
  server.close()
  await school.close()
})

/** A request of an operation, as whoever writes a program by the document would make it, or somebody worse. */
interface Made {
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

function requestsOf({ parameters = [], requestBody }: Operation): fc.Arbitrary<Made> {
  const query = fc
    .tuple(...parameters.map(pairOf), STRANGE_PAIR)
    .map((pairs) => new URLSearchParams(pairs.flatMap((pair) => (pair ? [pair] : []))).toString())
  const body = requestBody ? bodyOf(requestBody.content['application/json'].schema) : fc.constant(null)
  return fc
    .record({ query, type: TYPE, body, credential: fc.constantFrom(...credentials) })
    .map(({ type, credential, ...rest }) => ({
      ...rest,
      headers: requestBody ? { ...credential, 'Content-Type': type } : credential,
    }))
}

type Pair = [string, string] | null

const TYPE = fc.oneof(
  { weight: 9, arbitrary: fc.constant('application/json') },
  fc.constantFrom('text/plain', 'application/json; charset=utf-8', 'application/x-www-form-urlencoded', 'x'),
)

const STRANGE_PAIR: fc.Arbitrary<Pair> = fc.oneof(
  { weight: 9, arbitrary: fc.constant(null) },
  fc.constantFrom<[string, string][]>(['_routes', 'root'], ['index', ''], ['topicSlug', 'x']),
)

function pairOf({ name, required, schema }: Parameter): fc.Arbitrary<Pair> {
  const value = fc.oneof(
    { weight: 4, arbitrary: fitting(schema, source, name) },
    { weight: 1, arbitrary: hostile(schema, source) },
  )
  const pair = value.map((one): Pair => [name, typeof one === 'string' ? one : JSON.stringify(one)])
  return fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: required ? 20 : 1, arbitrary: pair })
}

function bodyOf(schema: JsonSchema): fc.Arbitrary<string> {
  const name = String(schema['$ref']).replace(/^.*\//, '')
  const json = fc
    .oneof(fitting(schema, source, name), hostile(schema, source, name))
    .map((value) => JSON.stringify(value))
  return fc.oneof({ weight: 15, arbitrary: json }, fc.string(), fc.constantFrom('', '{', '['.repeat(20_000)))
}

/** Why a reply is not what the document says; null when it is. */
function findFault({ responses }: Operation, { status, body }: ApiReply): string | null {
  const promised = responses[String(status)]
  if (!promised) return `the document has no answer ${status}`
  const { schema } = promised.content['application/json']
  const { $ref } = schema
  const isValid = ajv.validate(typeof $ref === 'string' ? { $ref: `api${$ref}` } : schema, body)
  return isValid ? null : ajv.errorsText()
}

describe('the OpenAPI document', () => {
  it('is served to anyone as it is', async () => {
    const reply = await ask(server, '/api/openapi.json')
    expect(reply).toMatchObject({ status: 200, body: { openapi: '3.1.0' } })
    expect(reply.body).toEqual(document)
  })

  it('names every route of the API', () => {
    const routes = readdirSync('app/routes').filter((name) => name.startsWith('api.'))
    const addresses = routes.map((name) => `/${name.replace(/\.ts$/, '').replaceAll(/\.(?!\])/g, '/')}`)
    expect(addresses.map((one) => one.replace('[.]', '.')).toSorted()).toEqual(
      Object.keys(document.paths).toSorted(),
    )
  })

  it('refers to nothing that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"(?<to>[^"]+)"/g)]
    const names = references.map((match) => match.groups?.['to']?.replace('#/components/schemas/', '') ?? '')
    expect(names.length).toBeGreaterThan(10)
    expect(names.filter((name) => !(name in document.components.schemas))).toEqual([])
  })
})

describe('whatever is sent', () => {
  it.each(operations)('$method $path answers as the document says, and never with a failure', async (one) => {
    const { path, method, operation } = one
    const seen = new Set<number>()
    await fc.assert(
      fc.asyncProperty(requestsOf(operation), async ({ query, headers, body }) => {
        const asking = body === null ? { method, headers } : { method, headers, body }
        const reply = await ask(server, `${path}?${query}`, asking)
        seen.add(reply.status)
        expect(findFault(operation, reply)).toBeNull()
      }),
      { numRuns: operation.requestBody ? 200 : operation.parameters ? 100 : 30 },
    )
    // Not all that was sent was refused at the door.
    expect(seen).toContain(200)
    expect(server.errors).toEqual([])
  })
})
