import type { Env } from '#app/env.server.ts'
import { loadContent } from '#app/server/load-content.ts'
import { childProcessEntry } from '#app/server/process-entry.ts'
import { startSqlRunner } from '#app/server/sql-runner.ts'
import { openSchoolHandles, runCommand, say } from './run-command.ts'

// npm run db:sync-content: loads the courses of CONTENT_DIR, and ends with 1 when any of them has a problem. A server
// may be running meanwhile; its next page shows what is new.
await runCommand(syncContent)

async function syncContent(env: Env): Promise<void> {
  const handles = await openSchoolHandles(env)
  const { path: processPath, execArgv } = childProcessEntry('sql-runner-process')
  const sqlRunner = startSqlRunner({ processPath, execArgv })
  try {
    const services = { data: handles, runSql: sqlRunner.run, say }
    const problems = await loadContent(services, env.CONTENT_DIR)
    if (problems > 0) process.exitCode = 1
  } finally {
    await sqlRunner.close()
    await handles.close()
  }
}
