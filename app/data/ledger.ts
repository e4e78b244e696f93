import type { Compilable } from 'kysely'
import { prepare, tables, toStatement, type Statement } from './sql.ts'

/** A place in a primary's history: every commit has its sequence, and a random id that two histories never share. */
export interface LedgerMark {
  /** From 1. */
  readonly seq: number
  /** 32 hexadecimal digits. */
  readonly id: string
}

/** The newest mark of a database; answers no row where nothing was ever committed. */
export const newestMark = prepare(() =>
  tables.selectFrom('Ledger').select(['seq', 'id']).orderBy('seq', 'desc').limit(1),
)({})

/** The oldest mark, whose id is the name of the whole history: its epoch. */
export const oldestMark = prepare(() =>
  tables.selectFrom('Ledger').select(['seq', 'id']).orderBy('seq').limit(1),
)({})

/** The mark that a database has at a sequence. */
export function markAt(seq: number): Compilable<LedgerMark> {
  return markOf({ seq })
}

const markOf = prepare((given: { readonly seq: number }) =>
  tables.selectFrom('Ledger').select(['seq', 'id']).where('seq', '=', given.seq),
)

/** Adds a commit's own mark, and answers its sequence. */
export function appendMark(id: string, createdAt: string): Statement {
  return toStatement(tables.insertInto('Ledger').values({ id, createdAt }).returning('seq'))
}

/** Fails, and with it the commit, unless the history has this mark: a row without an id is not accepted. */
export function requireMark({ seq, id }: LedgerMark): Statement {
  return {
    sql: `${INSERT_NOTHING} NOT EXISTS (SELECT 1 FROM "Ledger" WHERE "seq" = ? AND "id" = ?)`,
    parameters: [seq, id],
  }
}

/** Fails, and with it the commit, when the statement before it has changed no row. */
export function requireChange(): Statement {
  return { sql: `${INSERT_NOTHING} changes() = 0`, parameters: [] }
}

const INSERT_NOTHING = `INSERT INTO "Ledger" ("id", "createdAt") SELECT NULL, '' WHERE`
