import type { RunLearnerSql } from '#app/features/content/rules/sql-run.ts'
import { seedDemo } from '#prisma/seed.ts'
import type { Data } from './open-data.ts'

/** Makes the demo accounts where they are missing. */
export async function seedOnStart(parts: SeedOnStart): Promise<void> {
  const { replica, primary, journal } = parts.data
  const made = await seedDemo({ reader: replica, primary, journal, runSql: parts.runSql, nowMs: Date.now() })
  if (made > 0) parts.say(`  made ${made}`)
}

interface SeedOnStart {
  readonly data: Data
  readonly runSql: RunLearnerSql
  readonly say: (line: string) => void
}
