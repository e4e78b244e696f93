import { Connection } from '#app/data/connection.server.ts'
import { explainQuery } from '#app/data/monitor/explain-query.ts'
import type { Env } from '#app/env.server.ts'
import { listQuestions } from '#app/server/question-catalogue.ts'
import type { RecordedQuestion } from '#app/server/record-questions.ts'
import { StartUpProblem } from '#app/server/start-up-problem.ts'
import { requireReadablePath, runCommand, say } from './run-command.ts'

/** How often a question is timed. */
const RUNS = 5

// npm run db:explain -- [question]: without a name, all questions that the application asks, the slowest first; with
// one, its SQL and its plan on this database. Only reads: a server may be running meanwhile.
await runCommand(explain)

async function explain(env: Env): Promise<void> {
  const path = await requireReadablePath(env)
  const questions = await listQuestions(path, env.REPLICA_ENCRYPTION_KEY)
  const name = process.argv[2]
  if (name === undefined) return listAll(questions)
  const question = questions.find((one) => one.name === name)
  if (!question) {
    throw new StartUpProblem(
      `There is no question ${name}, or this database has nothing to ask it about. Without a name, all are listed.`,
    )
  }
  explainOne(path, question, env.REPLICA_ENCRYPTION_KEY)
}

function listAll(questions: readonly RecordedQuestion[]): void {
  const width = Math.max(0, ...questions.map(({ name }) => name.length))
  for (const { name, durationMs, rows } of questions.toSorted((a, b) => b.durationMs - a.durationMs)) {
    say(`${name.padEnd(width)}  ${toMs(durationMs)}  ${rows} rows`)
  }
}

function explainOne(
  path: string,
  { name, sql, parameters }: RecordedQuestion,
  encryptionKey: string | undefined,
): void {
  const connection = Connection.openReadOnly(path, encryptionKey)
  try {
    const times = Array.from({ length: RUNS }, () => {
      const startedMs = performance.now()
      const rows = connection.all(sql, parameters).length
      return { rows, durationMs: performance.now() - startedMs }
    })
    const [first] = times
    const quickestMs = Math.min(...times.map(({ durationMs }) => durationMs))
    say(`${name}\n\n${sql}\n`)
    for (const [index, value] of parameters.entries()) say(`  ?${index + 1} = ${toText(value)}`)
    if (parameters.length > 0) say('')
    say(`${explainQuery(connection, sql)}\n`)
    say(`${first?.rows ?? 0} rows; ${toMs(first?.durationMs ?? 0)} at first, then ${toMs(quickestMs)}`)
  } finally {
    connection.close()
  }
}

function toText(value: RecordedQuestion['parameters'][number]): string {
  if (value instanceof Uint8Array) return `${value.length} bytes`
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}

function toMs(durationMs: number): string {
  return `${durationMs.toFixed(2).padStart(7)} ms`
}
