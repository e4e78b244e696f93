import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { applyMigrations, type MigrationTarget } from '#app/data/migrations/apply-migrations.server.ts'
import { describeMigrationProblem } from '#app/data/migrations/migration-problem.ts'
import { readMigrations } from '#app/data/migrations/read-migrations.server.ts'
import { PROJECT_DIR } from '#app/server/project.ts'

// npm run db:migrate: TURSO_DATABASE_URL and TURSO_AUTH_TOKEN, or the local file DATA_DIR/app.db.
const target = await findTarget()
const migrations = await readMigrations(join(PROJECT_DIR, 'prisma/migrations'))
const applied = migrations.ok
  ? await applyMigrations(target, migrations.value, {
      onApplied: (name) => process.stdout.write(`Applied ${name}\n`),
    })
  : migrations
if (!applied.ok) {
  process.stderr.write(`${describeMigrationProblem(applied.reason)}\n`)
  process.exitCode = 1
} else if (applied.value.length === 0) {
  process.stdout.write('Nothing to apply, the database is up to date.\n')
}

async function findTarget(): Promise<MigrationTarget> {
  const { TURSO_DATABASE_URL: url, TURSO_AUTH_TOKEN: authToken, DATA_DIR } = process.env
  if (url) return { kind: 'url', url, ...(authToken ? { authToken } : {}) }
  const folder = DATA_DIR || './data'
  // A folder that cannot be made is reported in one line when the file in it is opened.
  await mkdir(folder, { recursive: true }).catch(() => null)
  return { kind: 'file', path: join(folder, 'app.db') }
}
