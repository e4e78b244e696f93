import {
  applyMigrations,
  listMissingMigrations,
  type MigrationTarget,
} from '#app/data/migrations/apply-migrations.server.ts'
import { describeMigrationProblem } from '#app/data/migrations/migration-problem.ts'
import { readMigrations } from '#app/data/migrations/read-migrations.server.ts'
import { StartUpProblem } from './start-up-problem.ts'

/**
 * Brings the database up to date, or, when that is switched off, insists that it is.
 *
 * @throws StartUpProblem when a migration does not fit or fails, or when one is missing and may not be applied
 */
export async function migrateOnStart(target: MigrationTarget, options: MigrateOnStart): Promise<void> {
  const migrations = await readMigrations(options.folder)
  if (!migrations.ok) throw new StartUpProblem(describeMigrationProblem(migrations.reason))
  const result = options.mayApply
    ? await applyMigrations(target, migrations.value, {
        onApplied: (name) => options.say(`  applied ${name}`),
      })
    : await listMissingMigrations(target, migrations.value)
  if (!result.ok && result.reason.kind === 'database-newer' && options.mayBeNewer) {
    options.say(`  left as a newer release has it (${result.reason.migration})`)
    return
  }
  if (!result.ok) throw new StartUpProblem(describeMigrationProblem(result.reason))
  const [missing] = result.value
  if (!options.mayApply && missing !== undefined) {
    const advice = options.advice ?? 'run npm run db:migrate, or set RUN_MIGRATIONS_ON_START'
    const where = target.kind === 'file' ? target.path : target.url
    throw new StartUpProblem(`${where} lacks migration ${missing}: ${advice}.`)
  }
}

interface MigrateOnStart {
  /** Of the migrations. */
  readonly folder: string
  readonly mayApply: boolean
  /** What to do when one is missing and may not be applied; words for a server when left out. */
  readonly advice?: string
  /** Whether a database may have had migrations that this release does not know, as nodes of two releases share one. */
  readonly mayBeNewer?: boolean
  /** Told of each migration that was applied. */
  readonly say: (line: string) => void
}
