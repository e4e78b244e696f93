import { Buffer } from 'node:buffer'
import type Database from 'libsql'
import type { HranaCondition, HranaRequest, HranaStatement, HranaStep, HranaValue } from './turso-requests.ts'

/**
 * Answers one pipeline of Hrana requests on a connection, one after the other. The stream ends with it: what is still
 * open is rolled back, and foreign keys are checked again.
 */
export function answerPipeline(db: Database.Database, requests: readonly HranaRequest[]): object {
  const stored = new Map<number, string>()
  const results = requests.map((request) => {
    try {
      return { type: 'ok', response: answer(db, request, stored) }
    } catch (error) {
      return { type: 'error', error: toHranaError(error) }
    }
  })
  if (db.inTransaction) db.exec('ROLLBACK')
  db.exec('PRAGMA foreign_keys = ON')
  return { baton: null, base_url: null, results }
}

type StoredSql = Map<number, string>

function answer(db: Database.Database, request: HranaRequest, stored: StoredSql): object {
  switch (request.type) {
    case 'execute':
      return { type: request.type, result: execute(db, request.stmt, stored) }
    case 'batch':
      return { type: request.type, result: runBatch(db, request.batch.steps, stored) }
    case 'sequence':
      db.exec(sqlOf(request, stored))
      return { type: request.type }
    case 'store_sql':
      stored.set(request.sql_id, request.sql)
      return { type: request.type }
    case 'close_sql':
      stored.delete(request.sql_id)
      return { type: request.type }
    case 'get_autocommit':
      return { type: request.type, is_autocommit: !db.inTransaction }
    case 'close':
      return { type: request.type }
  }
}

function runBatch(db: Database.Database, steps: readonly HranaStep[], stored: StoredSql): object {
  const results: (object | null)[] = []
  const errors: (object | null)[] = []
  for (const { condition, stmt } of steps) {
    let result: object | null = null
    let error: object | null = null
    if (!condition || holds(condition)) {
      try {
        result = execute(db, stmt, stored)
      } catch (failure) {
        error = toHranaError(failure)
      }
    }
    results.push(result)
    errors.push(error)
  }
  return { step_results: results, step_errors: errors }

  function holds(condition: HranaCondition): boolean {
    switch (condition.type) {
      case 'ok':
        return (results[condition.step] ?? null) !== null
      case 'error':
        return (errors[condition.step] ?? null) !== null
      case 'not':
        return !holds(condition.cond)
      case 'and':
        return condition.conds.every(holds)
      case 'or':
        return condition.conds.some(holds)
      case 'is_autocommit':
        return !db.inTransaction
    }
  }
}

function execute(db: Database.Database, statement: HranaStatement, stored: StoredSql): object {
  const prepared = db.prepare(sqlOf(statement, stored))
  const parameters = statement.args.map(fromHrana)
  const before = countChanges(db)
  const columns = prepared.reader ? prepared.columns() : []
  let rows: unknown[][] = []
  if (prepared.reader) {
    prepared.safeIntegers(true).raw(true)
    // cast: raw rows are arrays of values.
    rows = prepared.all(parameters) as unknown[][]
  } else {
    prepared.run(parameters)
  }
  const after = countChanges(db)
  const hasChanged = after.total !== before.total
  return {
    cols: columns.map(({ name, type }) => ({ name, decltype: type?.toUpperCase() ?? null })),
    rows: rows.map((row) => row.map(toHrana)),
    affected_row_count: hasChanged ? after.last : 0,
    last_insert_rowid: hasChanged ? String(after.rowId) : null,
  }
}

function sqlOf(of: Pick<HranaStatement, 'sql' | 'sql_id'>, stored: StoredSql): string {
  const sql = of.sql ?? stored.get(of.sql_id ?? -1)
  if (sql === undefined) throw new Error(`there is no stored SQL ${of.sql_id}`)
  return sql
}

interface Changes {
  readonly total: number
  readonly last: number
  readonly rowId: number
}

function countChanges(db: Database.Database): Changes {
  const asked = db.prepare('SELECT total_changes() AS total, changes() AS last, last_insert_rowid() AS rowId')
  // cast: the shape is that of the query above.
  return asked.get([]) as Changes
}

function fromHrana(value: HranaValue): null | bigint | number | string | Buffer {
  switch (value.type) {
    case 'null':
      return null
    case 'integer':
      return BigInt(value.value)
    case 'blob':
      return Buffer.from(value.base64, 'base64')
    case 'float':
    case 'text':
      return value.value
  }
}

function toHrana(value: unknown): HranaValue {
  if (value === null) return { type: 'null' }
  if (typeof value === 'bigint') return { type: 'integer', value: String(value) }
  if (typeof value === 'number') return { type: 'float', value }
  if (typeof value === 'string') return { type: 'text', value }
  if (value instanceof ArrayBuffer || value instanceof Uint8Array) {
    return { type: 'blob', base64: Buffer.from(new Uint8Array(value)).toString('base64') }
  }
  throw new Error(`SQLite has no value such as ${typeof value}`)
}

/** In the words of sqld 0.24.32: its codes are not the extended ones, and SQLITE_ERROR is called unknown. */
function toHranaError(error: unknown): { readonly message: string; readonly code: string } {
  if (!(error instanceof Error)) return { message: String(error), code: 'SQLITE_UNKNOWN' }
  const extended = 'code' in error ? String(error.code) : ''
  const code = /^SQLITE_[A-Z]+/.exec(extended)?.[0] ?? 'SQLITE_UNKNOWN'
  return {
    message: `SQLite error: ${error.message}`,
    code: code === 'SQLITE_ERROR' ? 'SQLITE_UNKNOWN' : code,
  }
}
