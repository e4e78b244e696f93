import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { expressedByHand } from '../prisma/expressed-by-hand.ts'
import { writeNextMigration } from '../prisma/tooling/next-migration.ts'

// npm run db:new-migration -- add_something
const { positionals } = parseArgs({ allowPositionals: true })
const [name] = positionals
if (name === undefined || positionals.length > 1) {
  process.stderr.write('Usage: npm run db:new-migration -- name_of_the_change\n')
  process.exitCode = 1
} else {
  const prisma = join(import.meta.dirname, '../prisma')
  const written = await writeNextMigration(
    { schema: join(prisma, 'schema'), migrations: join(prisma, 'migrations'), byHand: expressedByHand },
    name,
    Date.now(),
  )
  if (written.ok) {
    const file = written.value
    process.stdout.write(
      file === null
        ? 'Nothing has changed, nothing written.\n'
        : `Wrote ${file}. Read it before committing.\n`,
    )
  } else {
    process.stderr.write(`${written.reason}\n`)
    process.exitCode = 1
  }
}
