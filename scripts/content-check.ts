import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Env } from '#app/env.server.ts'
import { checkContent } from '#app/features/content/check-content.server.ts'
import { describeCount, describeFinding } from '#app/features/content/load/checking/finding.ts'
import { childProcessEntry } from '#app/server/process-entry.ts'
import { startSqlRunner } from '#app/server/sql-runner.ts'
import { StartUpProblem } from '#app/server/start-up-problem.ts'
import { runCommand, say } from './run-command.ts'

// npm run content:check [-- folder]: looks over the courses of CONTENT_DIR, of another folder, or one course by its own
// folder. Needs no database. Ends with 1 when there are errors.
await runCommand(checkCourses)

async function checkCourses(env: Env): Promise<void> {
  const asked = process.argv[2] ?? env.CONTENT_DIR
  const isCourse = existsSync(join(asked, 'course.md'))
  const { path: processPath, execArgv } = childProcessEntry('sql-runner-process')
  const sqlRunner = startSqlRunner({ processPath, execArgv })
  try {
    const findings = await checkContent({
      contentDir: isCourse ? dirname(asked) : asked,
      only: isCourse ? basename(resolve(asked)) : null,
      runSql: sqlRunner.run,
    })
    if (!findings) throw new StartUpProblem(`there is no folder of courses at ${asked}`)
    for (const finding of findings) say(describeFinding(finding))
    say(describeCount(findings))
    if (findings.some(({ severity }) => severity === 'error')) process.exitCode = 1
  } finally {
    await sqlRunner.close()
  }
}
