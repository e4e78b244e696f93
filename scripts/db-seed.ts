import { readEnv } from '#app/env.server.ts'
import { openData } from '#app/server/open-data.ts'
import { childProcessEntry } from '#app/server/process-entry.ts'
import { startSqlRunner } from '#app/server/sql-runner.ts'
import { seedDemo } from '#prisma/seed.ts'

// npm run db:seed: the demo accounts, where they are missing; never in production.
const env = readEnv()
if (!env.ok || env.value.APP_ENV === 'production') {
  process.stderr.write(
    `${env.ok ? 'APP_ENV: demo accounts are never made in production.' : env.reason.join('\n')}\n`,
  )
  process.exit(1)
}
const say = (line: string): void => void process.stderr.write(`${line}\n`)
const data = await openData(env.value.DATA_DIR, { onParked: ({ reason }) => say(reason), onFailed: say })
const { path: processPath, execArgv } = childProcessEntry('sql-runner-process')
const sqlRunner = startSqlRunner({ processPath, execArgv })
const { replica, primary, journal } = data
const made = await seedDemo({ reader: replica, primary, journal, runSql: sqlRunner.run, nowMs: Date.now() })
process.stdout.write(made > 0 ? `Made ${made} demo accounts.\n` : 'The demo accounts are there.\n')
await sqlRunner.close()
await data.close()
