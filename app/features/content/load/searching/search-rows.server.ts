import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'

/** What search knows of a course, a module or a lesson. */
export interface SearchRow {
  readonly kind: 'course' | 'module' | 'lesson'
  /** Of the course, module or lesson. */
  readonly refId: string
  readonly title: string
  /** Plain text, a line for each piece of it. */
  readonly body: string
}

/** Writes a row, over the one that is there: written twice, by two nodes too, it is there once. */
export function writeSearchRow(row: SearchRow, courseId: string): Statement {
  const { kind, refId, title, body } = row
  const values = { rowid: rowidOf(refId), kind, refId, courseId, title, body }
  return toStatement(tables.replaceInto('ContentSearch').values(values))
}

/** Takes out the row of a course, a module or a lesson. */
export function dropSearchRow(refId: string): Statement {
  return toStatement(tables.deleteFrom('ContentSearch').where('rowid', '=', rowidOf(refId)))
}

/** Takes out a course, with everything in it. */
export function dropCourseFromSearch(courseId: string): Statement {
  return toStatement(tables.deleteFrom('ContentSearch').where('courseId', '=', courseId))
}

/**
 * FTS5 knows no other key than this number, so it is made of the id: 52 bits of a hash, where two of a million ids are the
 * same once in ten thousand schools. The cast is for servers, to which a number goes as a real one.
 */
function rowidOf(refId: string) {
  const hex = createHash('sha256').update(refId).digest('hex').slice(0, 13)
  return sql<number>`cast(${Number.parseInt(hex, 16)} as integer)`
}
