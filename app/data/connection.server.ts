import Database from 'libsql'
import type { SqlValue } from './sql.ts'

/** One row as values in column order, with the columns' names and declared types. */
export interface Table {
  readonly columns: readonly string[]
  /** Declared types, empty text for expressions. */
  readonly types: readonly string[]
  readonly rows: readonly (readonly SqlValue[])[]
}

/** A row of EXPLAIN QUERY PLAN. */
export interface PlanStep {
  readonly id: number
  readonly parent: number
  readonly detail: string
}

/**
 * A SQLite connection with a cache of prepared statements. The only place that hands parameters to libsql: always in an
 * array, because a lone Buffer aborts the process (libsql 0.5.29, `statement.rs:396`).
 */
export class Connection {
  readonly #db: Database.Database
  readonly #statements = new Map<string, Database.Statement>()

  /** Opens another handle on the same file. */
  readonly #reopen: () => Database.Database

  private constructor(open: () => Database.Database) {
    this.#db = open()
    this.#reopen = open
  }

  /**
   * Opens a file that exists, for reading only. `?mode=ro` is what counts: the option `readonly` is ignored by libsql.
   *
   * @param encryptionKey of a file that is encrypted at rest
   * @throws Error when the file is missing; when it is no database, the first question throws SqliteError
   */
  static openReadOnly(path: string, encryptionKey?: string): Connection {
    const uri = `file:${path.replaceAll(/[%?#]/g, encodeURIComponent)}?mode=ro`
    return new Connection(() => new Database(uri, toOptions(encryptionKey)))
  }

  /**
   * Opens or creates a file for writing: WAL, foreign keys, and no waiting for locks inside SQLite, which would block
   * the event loop; whoever writes waits outside.
   *
   * @throws Error when the file cannot be opened; SqliteError when it is no database
   */
  static openWritable(path: string, encryptionKey?: string): Connection {
    const connection = new Connection(() => new Database(path, { timeout: 0, ...toOptions(encryptionKey) }))
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
    return connection
  }

  /**
   * Rows as objects. The caller names their shape, which the schema and the query's builder vouch for; blobs come as
   * ArrayBuffer.
   */
  all<Row>(sql: string, parameters: readonly SqlValue[] = []): Row[] {
    // cast: libsql types rows as unknown; shapes come from queries built on generated types.
    return this.#prepare(sql).all(parameters) as Row[]
  }

  /** Rows as arrays, with what is known of the columns. */
  table(sql: string, parameters: readonly SqlValue[] = []): Table {
    const statement = this.#prepare(sql)
    const columns = statement.columns()
    statement.raw(true)
    try {
      return {
        columns: columns.map((column) => column.name),
        types: columns.map((column) => column.type ?? ''),
        // cast: SQLite knows no other values than these; a blob is an ArrayBuffer, as Prisma's adapter wants it.
        rows: statement.all(parameters) as SqlValue[][],
      }
    } finally {
      statement.raw(false)
    }
  }

  /**
   * SQLite's plan of a query, asked on a handle of its own: after an EXPLAIN libsql 0.5.29 never ends the read, and every
   * later answer of that handle would be of the same old snapshot.
   */
  explain(sql: string): PlanStep[] {
    const db = this.#reopen()
    try {
      // cast: the columns of EXPLAIN QUERY PLAN; sqlite.org/eqp.html.
      return db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all([]) as PlanStep[]
    } finally {
      db.close()
    }
  }

  /** Runs one statement that answers no rows. */
  run(sql: string, parameters: readonly SqlValue[] = []): void {
    this.#prepare(sql).run(parameters)
  }

  /** Runs a script of several statements without parameters. */
  exec(script: string): void {
    this.#db.exec(script)
  }

  /**
   * Runs a synchronous function in one transaction and rolls it back when it throws.
   *
   * @param begin `deferred` for one snapshot of reads, `immediate` for writing
   */
  transaction<Answer>(begin: 'deferred' | 'immediate', work: () => Answer): Answer {
    this.run(`BEGIN ${begin}`)
    try {
      const answer = work()
      this.run('COMMIT')
      return answer
    } catch (error) {
      if (this.#db.inTransaction) this.run('ROLLBACK')
      throw error
    }
  }

  close(): void {
    this.#statements.clear()
    this.#db.close()
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    if (this.#statements.size >= MAX_STATEMENTS) this.#statements.clear()
    const statement = this.#db.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}

function toOptions(encryptionKey: string | undefined): Database.Options {
  const options: { readonly encryptionKey?: string } = encryptionKey === undefined ? {} : { encryptionKey }
  // cast: libsql knows the option; its types do not.
  return options as Database.Options
}

/** Prisma writes a new text for every length of an `IN` list, so the cache needs a bound. */
const MAX_STATEMENTS = 500
