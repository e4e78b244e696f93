import { Worker } from 'node:worker_threads'
import Database from 'libsql'
import {
  refuseProgram,
  refuseStatement,
  type SqlInstruction,
} from '#app/features/content/rules/sql-policy.ts'
import type { SqlCell, SqlOutcome, SqlRun } from '#app/features/content/rules/sql-run.ts'
import {
  isKeyword,
  splitSqlStatements,
  type SqlStatement,
} from '#app/features/content/rules/sql-statements.ts'
import type { SqlRunnerReply, SqlRunnerRequest } from './sql-runner.ts'

/*
 * The process in which learners' SQL runs, each script on an in-memory database of its own. It is told nothing of the
 * app's data, SQLite may take no more memory than HEAP_LIMIT, and whoever asked kills it when a script takes too long.
 */

/** For everything that SQLite holds, in bytes; beyond it a statement fails with "out of memory". */
const HEAP_LIMIT = 64 * 1024 * 1024
/** Longest value in a result and size of all of them, in characters. */
const CELL_LIMIT = 10_000
const RESULT_LIMIT = 256 * 1024

const modules = prepareEngine()
const watchdog = startWatchdog()
process.on('message', (message) => {
  // cast: `sql-runner.ts` sends nothing else.
  const { run, rowLimit, timeLimitMs } = message as SqlRunnerRequest
  const startedAt = performance.now()
  watchdog.postMessage(timeLimitMs + 1_000)
  const reply = answer(run, rowLimit)
  watchdog.postMessage(null)
  // A closed database keeps its memory until its statements are collected, and the next run needs it. What a short run
  // leaves behind is still young.
  const isShort = performance.now() - startedAt < 50
  globalThis.gc?.({ type: isShort ? 'minor' : 'major' })
  setImmediate(() => send(reply))
})
process.on('disconnect', () => process.exit())
send('ready')

function send(reply: SqlRunnerReply): void {
  // A parent that has gone is told nothing; `disconnect` ends this process.
  process.send?.(reply, undefined, undefined, () => {})
}

/** Limits the memory of all databases of this process; answers the names of the virtual tables that SQLite has. */
function prepareEngine(): ReadonlySet<string> {
  const db = new Database(':memory:')
  db.exec(`PRAGMA hard_heap_limit = ${HEAP_LIMIT}`)
  const names = db.prepare('SELECT name FROM pragma_module_list').raw().all([])
  db.close()
  return new Set(names.flat().map((name) => String(name).toLowerCase()))
}

/** A thread that ends this process when a script runs on though nobody is left to kill it. */
function startWatchdog(): Worker {
  const source = `
    let timer
    require('node:worker_threads').parentPort.on('message', (limitMs) => {
      clearTimeout(timer)
      if (limitMs !== null) timer = setTimeout(() => process.kill(process.pid, 'SIGKILL'), limitMs)
    })`
  const worker = new Worker(source, { eval: true })
  worker.unref()
  return worker
}

function answer(run: SqlRun, rowLimit: number): Exclude<SqlRunnerReply, 'ready'> {
  const db = new Database(':memory:')
  try {
    const outcome = runScript(db, run, rowLimit)
    // A query that was left half-way keeps its database until the next garbage collection.
    return { outcome, isSpent: outcome.kind === 'too-many-rows' }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const isSpent = error instanceof Database.SqliteError && error.code === 'SQLITE_NOMEM'
    return { outcome: { kind: 'error', message: error.message }, isSpent }
  } finally {
    db.close()
  }
}

/** Rows of the check, else of the last statement that yields any; no columns when none does. */
function runScript(db: Database.Database, run: SqlRun, rowLimit: number): SqlOutcome {
  db.exec(run.setup)
  const outcome = runStatements(db, run.statements, rowLimit)
  if (outcome?.kind !== 'rows' && outcome) return outcome
  // What was not committed was not done.
  if (run.check !== null && db.inTransaction) db.exec('ROLLBACK')
  const checked = run.check === null ? null : runStatements(db, run.check, rowLimit)
  return checked ?? outcome ?? { kind: 'rows', columns: [], rows: [] }
}

/** Rows of the last statement that yields any, or what stopped them; null when none does. */
function runStatements(db: Database.Database, script: string, rowLimit: number): SqlOutcome | null {
  let last: SqlOutcome | null = null
  for (const statement of splitSqlStatements(script)) {
    const outcome = runStatement(db, statement, rowLimit)
    if (outcome?.kind !== 'rows' && outcome) return outcome
    last = outcome ?? last
  }
  return last
}

/** Null for a statement that yields no rows, whatever it does. */
function runStatement(db: Database.Database, statement: SqlStatement, rowLimit: number): SqlOutcome | null {
  const refusal = refuseStatement(statement, modules) ?? refuseCompiled(db, statement)
  if (refusal !== null) return { kind: 'error', message: refusal }
  const prepared = db.prepare(statement.text)
  const columns = prepared.columns().map((column) => column.name)
  if (columns.length > 0) return readRows(prepared.raw().safeIntegers(), columns, rowLimit)
  prepared.run([])
  return null
}

/** `EXPLAIN` compiles a statement without running it; a plan is never run at all. */
function refuseCompiled(db: Database.Database, { text, tokens }: SqlStatement): string | null {
  if (isKeyword(tokens[0], 'EXPLAIN')) return null
  const explain = db.prepare(`EXPLAIN ${text}`)
  // cast: the columns of EXPLAIN (https://sqlite.org/opcode.html).
  const program = explain.all([]) as SqlInstruction[]
  // `all` leaves an EXPLAIN active, and the tables that it names locked; `get` resets it.
  explain.get([])
  return refuseProgram(program)
}

function readRows(statement: Database.Statement, columns: readonly string[], rowLimit: number): SqlOutcome {
  const rows: SqlCell[][] = []
  let size = 0
  for (const row of statement.iterate([])) {
    if (rows.length === rowLimit) return { kind: 'too-many-rows', limit: rowLimit }
    // cast: libsql types rows as unknown; `raw` makes them arrays.
    const cells = (row as unknown[]).map(toCell)
    const lengths = cells.map((cell) => String(cell).length)
    size += lengths.reduce((sum, length) => sum + length, 0)
    if (Math.max(...lengths) > CELL_LIMIT) return tooLong('A value in the result', CELL_LIMIT)
    if (size > RESULT_LIMIT) return tooLong('The result', RESULT_LIMIT)
    rows.push(cells)
  }
  return { kind: 'rows', columns, rows }
}

function tooLong(what: string, limit: number): SqlOutcome {
  return { kind: 'error', message: `${what} is longer than ${limit} characters` }
}

function toCell(value: unknown): SqlCell {
  if (typeof value === 'string') return value
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString('hex')}'`
  return null
}
