import * as fc from 'fast-check'
import type { JsonSchema } from '#app/features/xp/api/openapi.server.ts'

/** Where values come from. */
export interface Source {
  /** What `$ref` names. */
  readonly schemas: Readonly<Record<string, JsonSchema>>
  /** Values that mean something here, by the name of the property or of the schema that they are for. */
  readonly known: Readonly<Record<string, readonly unknown[]>>
}

/** Values that fit a JSON schema, as far as the schemas of this API go; known ones most of the time. */
export function fitting(schema: JsonSchema, source: Source, name = ''): fc.Arbitrary<unknown> {
  const known = source.known[name]
  const made = make(schema, source)
  return known ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, made) : made
}

/** Values that nobody would send: some fit but for one thing, some fit in nothing. */
export function hostile(schema: JsonSchema, source: Source, name = ''): fc.Arbitrary<unknown> {
  const anything = fc.oneof(fc.constantFrom(...HOSTILE), fc.jsonValue({ maxDepth: 5 }))
  if (schemaOf(schema, source)['type'] !== 'object') return anything
  const names = [...Object.keys(propertiesOf(schema, source)), 'isCorrect', 'constructor', '']
  const spoilt = fc
    .tuple(fitting(schema, source, name), fc.constantFrom(...names), fc.option(anything))
    .map(([value, key, instead]) => spoil(value, key, instead))
  return fc.oneof({ weight: 4, arbitrary: spoilt }, anything)
}

/** Texts that mean something elsewhere, or lie at the edge of what is read. */
const TEXTS = (
  " |null|' OR 1=1 --|../../etc/passwd|__proto__|%00|\0|\uD800|\u202E|🜏|+05:00|Etc/GMT+14|" +
  '9999-12-31T23:59:59.999Z|0000-01-01T00:00:00+23:59|2000-01-01T00:00:00Z|2026-01-01T00:00:00.0000000000001Z|' +
  '7ZZZZZZZZZZZZZZZZZZZZZZZZZ|'
).split('|')
const HUGE = { length: 1e9 }
const OTHERS: readonly unknown[] = [
  -1,
  0,
  1.5,
  1e308,
  -0,
  2 ** 53,
  true,
  null,
  [],
  {},
  [[[[[]]]]],
  HUGE,
  { toString: 1 },
]
const HOSTILE: readonly unknown[] = [...TEXTS, '9'.repeat(400), 'x'.repeat(5_000), ...OTHERS]

/** Leaves a property out where there is nothing to put in its place. */
function spoil(value: unknown, name: string, instead: unknown): unknown {
  const entries = Object.entries(value ?? {}).filter(([key]) => key !== name)
  return Object.fromEntries(instead === null ? entries : [...entries, [name, instead]])
}

function schemaOf(schema: JsonSchema, { schemas }: Source): JsonSchema {
  const name = typeof schema['$ref'] === 'string' ? schema['$ref'].replace(/^.*\//, '') : null
  if (name === null) return schema
  const named = schemas[name]
  if (!named) throw new Error(`there is no schema ${name}`)
  return named
}

function propertiesOf(schema: JsonSchema, source: Source): Readonly<Record<string, JsonSchema>> {
  // cast: JSON schema says so.
  return (schemaOf(schema, source)['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>
}

function make(given: JsonSchema, source: Source): fc.Arbitrary<unknown> {
  const schema = schemaOf(given, source)
  const { type, pattern, minLength, maxLength } = schema
  if (type === 'object') return makeObject(schema, source)
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern))
  if (type === 'string') {
    return fc.string({
      unit: 'binary',
      minLength: Number(minLength ?? 0),
      maxLength: Number(maxLength ?? 100),
    })
  }
  if (type === undefined) return fc.jsonValue({ maxDepth: 4 })
  throw new Error(`a request with ${JSON.stringify(schema)} was not thought of`)
}

function makeObject(schema: JsonSchema, source: Source): fc.Arbitrary<unknown> {
  const made = Object.entries(propertiesOf(schema, source)).map(([name, inner]) => [
    name,
    fitting(inner, source, name),
  ])
  // cast: JSON schema says so.
  const requiredKeys = (schema['required'] ?? []) as string[]
  // cast: made of arbitraries just now.
  return fc.record(Object.fromEntries(made) as Record<string, fc.Arbitrary<unknown>>, { requiredKeys })
}
