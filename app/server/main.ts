import { readEnv } from '#app/env.server.ts'
import { WITHOUT_JOURNAL } from './restart-without-journal.ts'
import { serve } from './serve.ts'
import { StartUpProblem } from './start-up-problem.ts'

const env = readEnv()
if (!env.ok) {
  for (const line of env.reason) process.stderr.write(`${line}\n`)
  process.exit(1)
}

try {
  await serve(env.value, !process.argv.includes(WITHOUT_JOURNAL))
} catch (error) {
  if (!(error instanceof StartUpProblem)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
