import { ulid } from 'ulid'
import { openLocalPrimary } from '#app/data/local-primary.server.ts'
import { openReplica } from '#app/data/replica.server.ts'
import { readEnv } from '#app/env.server.ts'
import { loadContent } from '#app/server/load-content.ts'
import { databasePath } from '#app/server/open-data.ts'
import { childProcessEntry } from '#app/server/process-entry.ts'
import { startSqlRunner } from '#app/server/sql-runner.ts'

// npm run db:sync-content: loads CONTENT_DIR into the migrated database of DATA_DIR.
const env = readEnv()
if (!env.ok) {
  process.stderr.write(`${env.reason.join('\n')}\n`)
  process.exit(1)
}
const path = databasePath(env.value.DATA_DIR)
const { path: processPath, execArgv } = childProcessEntry('sql-runner-process')
const sqlRunner = startSqlRunner({ processPath, execArgv })
const primary = openLocalPrimary(path, { nowMs: Date.now, newId: ulid })
const replica = openReplica(path)
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const problems = await loadContent(
  { data: { primary, replica }, runSql: sqlRunner.run, say },
  env.value.CONTENT_DIR,
)
if (problems > 0) process.exitCode = 1
await sqlRunner.close()
await replica.close()
primary.close()
