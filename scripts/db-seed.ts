import type { Env } from '#app/env.server.ts'
import { openData } from '#app/server/open-data.ts'
import { prepareDataDir } from '#app/server/prepare-data-dir.ts'
import { childProcessEntry } from '#app/server/process-entry.ts'
import { startSqlRunner } from '#app/server/sql-runner.ts'
import { StartUpProblem } from '#app/server/start-up-problem.ts'
import { seedDemo } from '#prisma/seed.ts'
import { requireDatabase, runCommand, say } from './run-command.ts'

// npm run db:seed: the demo accounts, where they are missing; never in production, and never beside a running server,
// as a journal has one owner.
await runCommand(seed)

async function seed(env: Env): Promise<void> {
  if (env.APP_ENV === 'production') {
    throw new StartUpProblem('APP_ENV: demo accounts are never made in production.')
  }
  await requireDatabase(env)
  const complain = (line: string): void => void process.stderr.write(`${line}\n`)
  const data = await openData(prepareDataDir(env.DATA_DIR), {
    onParked: ({ reason }) => complain(reason),
    onFailed: complain,
  })
  const { path: processPath, execArgv } = childProcessEntry('sql-runner-process')
  const sqlRunner = startSqlRunner({ processPath, execArgv })
  try {
    const { replica, primary, journal } = data
    const runSql = sqlRunner.runForLearner
    const made = await seedDemo({ reader: replica, primary, journal, runSql, nowMs: Date.now() })
    say(made > 0 ? `Made ${made} demo accounts.` : 'The demo accounts are there.')
  } finally {
    await sqlRunner.close()
    await data.close()
  }
}
