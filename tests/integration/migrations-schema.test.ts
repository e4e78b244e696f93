import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { Connection } from '#app/data/connection.server.ts'
import { applyMigrations } from '#app/data/migrations/apply-migrations.server.ts'
import { describeMigrationProblem } from '#app/data/migrations/migration-problem.ts'
import { readMigrations } from '#app/data/migrations/read-migrations.server.ts'
import { expressedByHand } from '../../prisma/expressed-by-hand.ts'
import { insertRow, listFillableTables } from '../../prisma/tooling/fill-tables.ts'
import { databaseKinds, type TestDatabase } from './migrations-target.ts'

const openFile = databaseKinds[0]?.[1]
let database: TestDatabase
let connection: Connection

beforeAll(async () => {
  const migrations = await readMigrations(join(import.meta.dirname, '../../prisma/migrations'))
  if (!openFile || !migrations.ok) throw new Error('no database or no migrations')
  database = await openFile()
  if (database.target.kind !== 'file') throw new Error('not a file')
  const applied = await applyMigrations(database.target, migrations.value)
  if (!applied.ok) throw new Error(describeMigrationProblem(applied.reason))
  connection = Connection.openWritable(database.target.path)
  for (const table of listFillableTables(connection)) insertRow(connection, table, 1)
  connection.exec('UPDATE "Lesson" SET "currentRevisionId" = (SELECT "id" FROM "LessonRevision")')
  connection.exec('UPDATE "Task" SET "currentRevisionId" = (SELECT "id" FROM "TaskRevision")')
})

beforeEach(() => connection.exec('BEGIN'))

afterEach(() => connection.exec('ROLLBACK'))

afterAll(async () => {
  connection.close()
  await database.close()
})

it('has an index for every foreign key', () => {
  const unindexed = column(`
    SELECT m.name || '.' || f."from" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
    WHERE m.type = 'table' AND NOT EXISTS (
      SELECT 1 FROM pragma_index_list(m.name) i, pragma_index_info(i.name) c WHERE c.seqno = 0 AND c.name = f."from")`)
  expect(unindexed).toEqual([])
})

it('erases a person with all that is theirs, and keeps what must outlive them', () => {
  connection.exec('DELETE FROM "User"')
  const left = listFillableTables(connection)
    .filter(({ columns }) => columns.some(({ name }) => name === 'userId'))
    .map(({ name }) => name)
    .filter((name) => column(`SELECT 1 FROM "${name}"`).length > 0)
  expect(left.toSorted()).toEqual(['Entry', 'Parked', 'Revocation', 'Stream', 'Subscription'])
  expect(column('SELECT "userId" FROM "Subscription"')).toEqual([null])
})

it.each(['Course', 'Module', 'Lesson', 'Task', 'TaskRevision', 'TopicXpConfig'])(
  'does not delete a %s that someone has learned from',
  (table) => {
    expect(() => connection.exec(`DELETE FROM "${table}"`)).toThrow('FOREIGN KEY')
  },
)

it('deletes content that nobody has learned from, its current revisions included', () => {
  connection.exec('DELETE FROM "User"; DELETE FROM "Quiz"; DELETE FROM "Course"')
  const left = ['Module', 'Lesson', 'LessonRevision', 'Task', 'TaskRevision'].filter(
    (table) => column(`SELECT 1 FROM "${table}"`).length > 0,
  )
  expect(left).toEqual([])
})

it('never deletes a revision that is current', () => {
  connection.exec('DELETE FROM "User"')
  expect(() => connection.exec('DELETE FROM "LessonRevision"')).toThrow('FOREIGN KEY')
  expect(() => connection.exec('DELETE FROM "TaskRevision"')).toThrow('FOREIGN KEY')
})

it.each(expressedByHand.checks)('refuses what is not JSON in $table.$column', ({ table, column: name }) => {
  expect(() => connection.exec(`UPDATE "${table}" SET "${name}" = '{'`)).toThrow('CHECK')
})

function column(sql: string): unknown[] {
  return connection.table(sql).rows.map(([value]) => value)
}
