import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readJournalFacts, reduceJournalCopy } from '#app/data/backup/journal-copy.server.ts'
import { Connection } from '#app/data/connection.server.ts'
import { JournalFile } from '#app/data/journal/journal-file.server.ts'
import { makeAuthor, makeSession } from './entry-fixture.ts'
import {
  insertLearner,
  makeDataFolder,
  openPrimary,
  queryRows,
  type DataFolder,
} from './migrated-database.ts'

let folder: DataFolder
let original: string
let path: string

/** A database that has come to ledger 2, and a journal that has shipped something with every commit up to 3. */
beforeEach(async () => {
  folder = await makeDataFolder()
  original = join(folder.dataDir, 'journal.db')
  path = join(folder.dataDir, 'copy.db')
  const primary = openPrimary(folder.path)
  await insertLearner(primary)
  await insertLearner(primary)
  primary.close()
})

afterEach(() => folder.remove())

/** Rows 1 to 3 were shipped by the commits 1 to 3; 4 was parked by commit 2, 5 by commit 3; 6 waits. */
function fillJournal(held: { readonly seq: number; readonly id: string }): void {
  const journal = new JournalFile(original, 'node')
  journal.followLineage('lineage', held, false)
  const author = makeAuthor()
  journal.appendAll(Array.from({ length: 6 }, () => makeSession(author)))
  for (const seq of [1, 2, 3]) journal.markShipped([seq], seq, Date.now())
  journal.park([4, 5], 'poison')
  journal.markShipped([4], 2, Date.now())
  journal.markShipped([5], 3, Date.now())
  journal.close()
}

function reduce(): void {
  const journal = Connection.openReadOnly(original)
  journal.run('VACUUM INTO ?', [path])
  journal.close()
  const database = Connection.openReadOnly(folder.path)
  reduceJournalCopy(path, database)
  database.close()
}

const firstMark = () => ({
  seq: 1,
  id: String(queryRows(folder.path, 'SELECT id FROM Ledger WHERE seq = 1')[0]?.['id']),
})

const stateOf = () =>
  queryRows(
    path,
    'SELECT seq, parkedReason, shippedAt IS NOT NULL AS isShipped, ledgerSeq FROM Kept ORDER BY seq',
  )

describe('the journal in a backup', () => {
  it('holds what the copy of the database lacks, ready to be shipped', () => {
    fillJournal(firstMark())
    reduce()
    expect(stateOf()).toEqual([
      { seq: 3, parkedReason: null, isShipped: 0, ledgerSeq: null },
      { seq: 4, parkedReason: 'poison', isShipped: 1, ledgerSeq: null },
      { seq: 5, parkedReason: null, isShipped: 0, ledgerSeq: null },
      { seq: 6, parkedReason: null, isShipped: 0, ledgerSeq: null },
    ])
    expect(readJournalFacts(path)).toEqual({ nodeId: 'node', waiting: 3, parked: 1, damaged: 0 })
    const again = new JournalFile(path, 'another')
    expect(again.nodeId).toBe('node')
    expect(again.listUnshipped(10).map(({ seq }) => seq)).toEqual([3, 5, 6])
    expect(again.findAwaitedSeq()).toBe(null)
    again.close()
  })

  it('holds everything but what is parked when the database is of another history', () => {
    fillJournal({ seq: 1, id: 'of another history' })
    reduce()
    expect(readJournalFacts(path)).toMatchObject({ waiting: 4, parked: 2 })
  })

  it('tells of rows that do not match their checksum, and keeps them', () => {
    fillJournal(firstMark())
    const connection = Connection.openWritable(original)
    connection.exec(`UPDATE Kept SET content = '{}' WHERE seq = 6`)
    connection.close()
    reduce()
    expect(readJournalFacts(path)).toMatchObject({ waiting: 3, damaged: 1 })
  })
})
