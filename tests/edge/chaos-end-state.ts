import { createHash } from 'node:crypto'
import { createClient } from '@libsql/client/http'
import type { SchoolNode } from './school-node.ts'
import type { Sqld } from './sqld.ts'

/** What is compared between the nodes and the primary: facts, what was derived from them, and the books kept of both. */
export const COMPARED = [
  'Device',
  'Enrollment',
  'Entry',
  'Ledger',
  'LessonProgress',
  'Node',
  'Parked',
  'Revocation',
  'Session',
  'Stream',
  'User',
  'UserActivityDay',
  'UserTaskAttempt',
  'UserTopicXp',
] as const

/** The name of a table that is compared. */
export type Compared = (typeof COMPARED)[number]

/** A row as the database has it. */
export type Row = Readonly<Record<string, string | number | null>>

/** Every row of every compared table, in the order of its key. */
export type Rows = Readonly<Record<Compared, readonly Row[]>>

/** One node after the faults. */
export interface NodeEnd {
  readonly name: string
  readonly rows: Rows
  /** Of its journal; null when it does not answer. */
  readonly pending: number | null
  readonly parked: number | null
}

/** How everything stood in the end. */
export interface EndState {
  readonly primary: Rows
  readonly nodes: readonly NodeEnd[]
  /** Entries that no node had taken when time was up. */
  readonly unsent: number
  /** What went wrong with the processes themselves. */
  readonly mishaps: readonly string[]
}

/** Reads the primary's tables over HTTP. */
export async function readPrimary(sqld: Sqld): Promise<Rows> {
  const client = createClient({ url: sqld.url })
  try {
    const results = await client.batch(
      COMPARED.map((table) => queryOf(table)),
      'read',
    )
    // cast: these tables hold texts, numbers and nulls only.
    return tablesOf((_table, index) =>
      (results[index]?.rows ?? []).map((row) => plain(row as unknown as Row)),
    )
  } finally {
    client.close()
  }
}

/** Reads a node's own copy, and what it says of its journal. */
export async function readNode(node: SchoolNode, name: string): Promise<NodeEnd> {
  const health = await node.findHealth()
  const tables = await Promise.all(COMPARED.map((table) => node.query<Row>(queryOf(table))))
  return {
    name,
    rows: tablesOf((_table, index) => (tables[index] ?? []).map(plain)),
    pending: health?.journal.pending ?? null,
    parked: health?.journal.parked ?? null,
  }
}

/** SHA-256 of a table's rows, whoever read them. */
export function hashRows(rows: readonly Row[]): string {
  return createHash('sha256')
    .update(JSON.stringify(rows.map(plain)))
    .digest('hex')
}

/** Tables of which only some have rows. */
export function tablesOf(rowsOf: (table: Compared, index: number) => readonly Row[]): Rows {
  // cast: every name of the list is a key now.
  return Object.fromEntries(COMPARED.map((table, index) => [table, rowsOf(table, index)])) as Rows
}

function queryOf(table: Compared): string {
  return `SELECT * FROM "${table}" ORDER BY 1`
}

/** Columns by name; libSQL's rows over HTTP also have indexes. */
function plain(row: Row): Row {
  const names = Object.keys(row).filter((name) => !/^\d+$/.test(name))
  return Object.fromEntries(names.toSorted().map((name) => [name, row[name] ?? null]))
}
