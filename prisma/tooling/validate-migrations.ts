import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describeMigrationProblem } from '#app/data/migrations/migration-problem.ts'
import { readMigrations } from '#app/data/migrations/read-migrations.server.ts'
import { tablesOfSearch, type Check } from '../expressed-by-hand.ts'
import { compareByHand } from './compare-by-hand.ts'
import { readFreshCatalog } from './fresh-database.ts'
import type { SchemaPlace } from './next-migration.ts'
import { diffToSchema, readSchema } from './schema-engine.ts'

/**
 * Checks that the migrations make what the schema and the list of what is expressed by hand say: no drift, no CHECK,
 * trigger or search table dropped in a rebuild, and every field that the schema calls JSON has its CHECK.
 *
 * @returns what is wrong, one text each; empty when all is well
 * @throws Error when the schema is not valid, with the engine's message
 */
export async function validateMigrations(place: SchemaPlace): Promise<readonly string[]> {
  const migrations = await readMigrations(place.migrations)
  if (!migrations.ok) return [describeMigrationProblem(migrations.reason)]
  const lock = await readFile(join(place.migrations, 'migration_lock.toml'), 'utf8').catch(() => '')
  const catalog = await readFreshCatalog(migrations.value)
  if (!catalog.ok) return [describeMigrationProblem(catalog.reason)]

  const schema = await readSchema(place.schema)
  const drift = await diffToSchema(migrations.value, schema, tablesOfSearch(place.byHand.searchTables))
  return [
    ...(lock.includes('provider = "sqlite"') ? [] : ['migration_lock.toml is missing or not for sqlite']),
    ...(drift === null
      ? []
      : [`the schema has changed without a migration; db:new-migration would write:\n${drift}`]),
    ...schema.flatMap(({ content }) => findUnlistedJson(content, place.byHand.checks)),
    ...compareByHand(catalog.value, place.byHand).map(({ message }) => message),
  ]
}

/** Fields whose comment begins with "JSON" and that no listed CHECK names. */
function findUnlistedJson(schema: string, checks: readonly Check[]): string[] {
  const messages: string[] = []
  let model = ''
  let isJson = false
  for (const line of schema.split('\n')) {
    model = /^model (\w+) \{/.exec(line)?.[1] ?? model
    const column = /^ {2}(\w+) /.exec(line)?.[1]
    if (
      isJson &&
      column !== undefined &&
      !checks.some((check) => check.table === model && check.column === column)
    ) {
      messages.push(
        `${model}.${column} is called JSON in the schema, but expressed-by-hand.ts has no CHECK for it`,
      )
    }
    isJson = /^ {2}\/\/\/ JSON/.test(line)
  }
  return messages
}
