import { join } from 'node:path'
import { expressedByHand } from '../prisma/expressed-by-hand.ts'
import { validateMigrations } from '../prisma/tooling/validate-migrations.ts'

// npm run db:validate
const prisma = join(import.meta.dirname, '../prisma')
const faults = await validateMigrations({
  schema: join(prisma, 'schema'),
  migrations: join(prisma, 'migrations'),
  byHand: expressedByHand,
})
if (faults.length === 0) process.stdout.write('Schema, migrations and expressed-by-hand.ts agree.\n')
else {
  process.stderr.write(`${faults.join('\n')}\n`)
  process.exitCode = 1
}
