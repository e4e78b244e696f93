import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describeMigrationProblem, type MigrationProblem } from '#app/data/migrations/migration-problem.ts'
import {
  parseMigration,
  readMigrations,
  type Migration,
} from '#app/data/migrations/read-migrations.server.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { tablesOfSearch, type ExpressedByHand } from '../expressed-by-hand.ts'
import { compareByHand, listVirtualTables, type ByHandDifference } from './compare-by-hand.ts'
import { readFreshCatalog } from './fresh-database.ts'
import { diffToSchema, LOCK_FILE, readSchema } from './schema-engine.ts'
import { findUnknownChecks, weaveChecks } from './weave-checks.ts'

/** Where a schema and its migrations are. */
export interface SchemaPlace {
  /** Folder of the `.prisma` files. */
  readonly schema: string
  /** Folder of the migrations. */
  readonly migrations: string
  readonly byHand: ExpressedByHand
}

/**
 * Writes the migration from what the migrations make to what the schema and the list say. It has been applied to an
 * empty database before it is written.
 *
 * @param name lower-case words joined by underscores
 * @param nowMs the time that its folder is named after, milliseconds since the epoch
 * @returns the file written, or null when nothing has changed; otherwise one line saying why not
 * @throws Error when the schema is not valid, with the engine's message
 */
export async function writeNextMigration(
  place: SchemaPlace,
  name: string,
  nowMs: number,
): Promise<Result<string | null, string>> {
  if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name) || name.length > 60) {
    return fail(
      `"${name}" is no name for a migration: lower-case words joined by underscores, at most 60 characters`,
    )
  }
  await mkdir(place.migrations, { recursive: true })
  const migrations = await readMigrations(place.migrations)
  if (!migrations.ok) return fail(describeMigrationProblem(migrations.reason))
  const script = await composeMigration(place, migrations.value)
  if (!script.ok || script.value === null) return script

  const folder = `${timestampAfter(migrations.value.at(-1), nowMs)}_${name}`
  const file = join(place.migrations, folder, 'migration.sql')
  await mkdir(join(place.migrations, folder))
  await writeFile(file, script.value)
  await writeFile(join(place.migrations, 'migration_lock.toml'), LOCK_FILE)
  return ok(file)
}

/** The engine's script with the CHECKs woven in, then what is still missing or lost in a rebuild, round by round. */
async function composeMigration(
  { schema: folder, byHand }: SchemaPlace,
  migrations: readonly Migration[],
): Promise<Result<string | null, string>> {
  const schema = await readSchema(folder)
  const createAll = (await diffToSchema('empty', schema, [])) ?? ''
  const [unknown] = findUnknownChecks(createAll, byHand.checks)
  if (unknown)
    return fail(`expressed-by-hand.ts lists ${unknown.table}.${unknown.column}, which the schema lacks`)

  const before = await readFreshCatalog(migrations)
  if (!before.ok) return fail(describeMigrationProblem(before.reason))
  // Those that are no longer listed are dropped below: the engine would take their shadow tables one by one.
  const searchTables = [...byHand.searchTables, ...listVirtualTables(before.value)]
  const diff = await diffToSchema(migrations, schema, tablesOfSearch(searchTables))
  let script = diff === null ? '' : weaveChecks(diff, byHand.checks)
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const candidate = parseCandidate(script)
    if (!candidate.ok) return fail(describeMigrationProblem(candidate.reason))
    const catalog = await readFreshCatalog([...migrations, ...candidate.value])
    if (!catalog.ok) return fail(describeMigrationProblem(catalog.reason))
    const differences = compareByHand(catalog.value, byHand)
    if (differences.length === 0) return ok(script === '' ? null : script)
    script += repair(differences, weaveChecks(createAll, byHand.checks), byHand)
  }
  return fail('the CHECKs and triggers of expressed-by-hand.ts cannot be reached; see db:validate')
}

function parseCandidate(script: string): Result<readonly Migration[], MigrationProblem> {
  if (script === '') return ok([])
  const parsed = parseMigration('99999999999999_candidate', 'the new migration', script)
  return parsed.ok ? ok([parsed.value]) : parsed
}

/** Rebuilding may drop triggers, and creating them again takes another round. */
const MAX_ROUNDS = 4

function repair(
  differences: readonly ByHandDifference[],
  createAll: string,
  byHand: ExpressedByHand,
): string {
  const tables = new Set(differences.filter(({ what }) => what === 'check').map(({ name }) => name))
  const rebuilds = [...tables].map((table) => rebuild(table, createAll))
  const named = differences
    .filter(({ what }) => what !== 'check')
    .map(({ kind, what, name }) => {
      const keyword = what === 'trigger' ? 'TRIGGER' : 'TABLE'
      const item = [...byHand.triggers, ...byHand.searchTables].find((listed) => listed.name === name)
      const drop = kind === 'missing' ? '' : `DROP ${keyword} "${name}";\n`
      const create = item && kind !== 'unlisted' ? `${item.sql};\n` : ''
      return `\n-- By hand: ${what} ${name}\n${drop}${create}`
    })
  return [...rebuilds, ...named].join('')
}

/** A table made anew with its listed CHECKs, in the form that Prisma gives a rebuild. */
function rebuild(table: string, createAll: string): string {
  const create = new RegExp(`^CREATE TABLE "${table}" \\([\\s\\S]*?^\\);`, 'm').exec(createAll)?.[0] ?? ''
  const columns = [...create.matchAll(/^ {4}"([^"]+)" /gm)].map(([, column]) => `"${column}"`).join(', ')
  const indexes = createAll.split('\n').filter((line) => INDEX.exec(line)?.[1] === table)
  return `
-- By hand: CHECKs of ${table}
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
${create.replace(`CREATE TABLE "${table}"`, `CREATE TABLE "new_${table}"`)}
INSERT INTO "new_${table}" (${columns}) SELECT ${columns} FROM "${table}";
DROP TABLE "${table}";
ALTER TABLE "new_${table}" RENAME TO "${table}";
${indexes.join('\n')}
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
`
}

const INDEX = /^CREATE (?:UNIQUE )?INDEX "[^"]+" ON "([^"]+)"/

/** Migrations sort by name, so a clock that went back must not put this one before the last. */
function timestampAfter(last: Migration | undefined, nowMs: number): string {
  const now = new Date(nowMs).toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const after = last ? String(Number(last.name.slice(0, 14)) + 1).padStart(14, '0') : ''
  return now > after ? now : after
}
