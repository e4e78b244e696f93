import { join } from 'node:path'
import { describeMigrationProblem } from '#app/data/migrations/migration-problem.ts'
import { readMigrations } from '#app/data/migrations/read-migrations.server.ts'
import { expressedByHand } from '../prisma/expressed-by-hand.ts'
import { rehearseMigrations } from '../prisma/tooling/rehearse-migrations.ts'

// npm run db:test-migrations
const migrations = await readMigrations(join(import.meta.dirname, '../prisma/migrations'))
if (migrations.ok) {
  const { tables, rows, refusedJson, faults } = await rehearseMigrations(migrations.value, expressedByHand)
  process.stdout.write(
    `${migrations.value.length} migrations on an empty and on a filled database: ` +
      `${tables} tables, ${rows} rows kept, ${refusedJson} invalid JSON values refused, ${faults.length} faults\n`,
  )
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  process.exitCode = faults.length === 0 ? 0 : 1
} else {
  process.stderr.write(`${describeMigrationProblem(migrations.reason)}\n`)
  process.exitCode = 1
}
