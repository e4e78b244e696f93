import { join } from 'node:path'
import { ulid } from 'ulid'
import { openLocalPrimary } from '#app/data/local-primary.server.ts'
import { openReplica } from '#app/data/replica.server.ts'
import { readEnv, type Env } from '#app/env.server.ts'
import { loadContent } from '#app/server/load-content.ts'
import { migrateOnStart } from '#app/server/migrate-on-start.ts'
import { databasePath } from '#app/server/open-data.ts'
import { childProcessEntry } from '#app/server/process-entry.ts'
import { PROJECT_DIR } from '#app/server/project.ts'
import { startSqlRunner } from '#app/server/sql-runner.ts'
import { StartUpProblem } from '#app/server/start-up-problem.ts'

// npm run db:sync-content: loads the courses of CONTENT_DIR, and ends with 1 when any of them has a problem. A server
// may be running meanwhile; its next page shows what is new.
const say = (line: string): void => void process.stdout.write(`${line}\n`)

try {
  const env = readEnv()
  if (!env.ok) throw new StartUpProblem(env.reason.join('\n'))
  const problems = await syncContent(env.value)
  if (problems > 0) process.exitCode = 1
} catch (error) {
  if (!(error instanceof StartUpProblem)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function syncContent(env: Env): Promise<number> {
  if (env.TURSO_DATABASE_URL) {
    throw new StartUpProblem(
      'TURSO_DATABASE_URL: this release loads into a local file only; leave the variable out.',
    )
  }
  const path = databasePath(env.DATA_DIR)
  await migrateOnStart(path, { folder: join(PROJECT_DIR, 'prisma/migrations'), mayApply: false, say })
  const primary = openLocalPrimary(path, { nowMs: Date.now, newId: ulid })
  const replica = openReplica(path)
  const { path: processPath, execArgv } = childProcessEntry('sql-runner-process')
  const sqlRunner = startSqlRunner({ processPath, execArgv })
  try {
    return await loadContent({ data: { primary, replica }, runSql: sqlRunner.run, say }, env.CONTENT_DIR)
  } finally {
    await sqlRunner.close()
    await replica.close()
    primary.close()
  }
}
