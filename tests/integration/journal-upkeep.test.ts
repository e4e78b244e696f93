import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Connection } from '#app/data/connection.server.ts'
import { entryHash } from '#app/data/journal/entry-hash.server.ts'
import { JournalFile, KEEP_SHIPPED_MS } from '#app/data/journal/journal-file.server.ts'
import { listPendingOf, toStoredContent } from '#app/data/journal/journal-rows.server.ts'
import { MAX_REFUSED } from '#app/data/journal/keep-entry.server.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { DAY_MS, toIso } from '#app/kernel/time.ts'
import { makeAuthor, makeSession } from './entry-fixture.ts'
import { queryRows } from './migrated-database.ts'

const NOW = Date.UTC(2026, 0, 31)
const author = makeAuthor()

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hedgeschool-test-'))
  path = join(folder, 'journal.db')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const withJournal = <Answer>(work: (journal: JournalFile) => Answer): Answer => {
  const journal = new JournalFile(path, 'node-1')
  try {
    return work(journal)
  } finally {
    journal.close()
  }
}
/** The file itself follows when its log is written into it. */
const countPages = () => Number(queryRows(path, 'PRAGMA page_count')[0]?.['page_count'])
const seqsIn = (journal: JournalFile) => journal.listUnshipped(10_000).map(({ seq }) => seq)
const makeSessions = (count: number) => Array.from({ length: count }, () => makeSession(author, NOW))

/** A journal as the release before made it, with one shipped entry and one that is not. */
function makeOlderFile(entries: readonly AcceptedEntry[]): void {
  const connection = Connection.openWritable(path)
  connection.exec(`
    CREATE TABLE Kept (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, userId TEXT NOT NULL, hash TEXT NOT NULL,
      content TEXT NOT NULL CHECK (json_valid(content)), checksum TEXT NOT NULL, receivedAt TEXT NOT NULL,
      shippedAt TEXT, parkedReason TEXT
    );
    CREATE TABLE Refused (id TEXT NOT NULL, content TEXT NOT NULL, receivedAt TEXT NOT NULL);
    CREATE TABLE Identity (nodeId TEXT NOT NULL);
    INSERT INTO Identity VALUES ('old-node');`)
  for (const [index, entry] of entries.entries()) {
    const { content, checksum } = toStoredContent(entry)
    connection.run(
      'INSERT INTO Kept (id, userId, hash, content, checksum, receivedAt, shippedAt) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [
        entry.id,
        entry.userId,
        entryHash(entry),
        content,
        checksum,
        entry.receivedAt,
        index ? null : toIso(NOW),
      ],
    )
  }
  connection.close()
}

describe('a journal of the release before', () => {
  it('is brought up to date with everything in it, and offers nothing again', () => {
    const [shipped, waiting] = [makeSession(author), makeSession(author)]
    makeOlderFile([shipped, waiting])
    withJournal((journal) => {
      expect(journal.nodeId).toBe('old-node')
      journal.followLineage('first', { seq: 3, id: 'three' }, false)
      expect(journal.listUnshipped(10).map(({ entry }) => entry)).toEqual([waiting])
      expect(journal.appendAll([shipped])).toMatchObject([{ value: { saved: 'safe', isRepetition: true } }])
      const reads = Connection.openReadOnly(path)
      expect(listPendingOf(reads, author.userId)).toEqual([waiting])
      reads.close()
    })
    // The second opening finds nothing left to do.
    withJournal((journal) => {
      journal.followLineage('second', null, false)
      expect(journal.listUnshipped(10).map(({ entry }) => entry)).toEqual([shipped, waiting])
    })
  })
})

describe('the file', () => {
  it('gives the room of what was dropped back, a part at a time', () => {
    const entries = makeSessions(5_000)
    const full = withJournal((journal) => {
      journal.appendAll(entries)
      journal.markShipped(seqsIn(journal), 1, NOW - KEEP_SHIPPED_MS - DAY_MS)
      journal.noteHeld({ seq: 1, id: 'one' })
      return countPages()
    })
    let rounds = 1
    withJournal((journal) => {
      while (journal.dropOld(NOW)) rounds += 1
    })
    expect(rounds).toBe(3)
    expect(queryRows(path, 'SELECT count(*) AS n FROM Kept')).toEqual([{ n: 0 }])
    expect(queryRows(path, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    expect(countPages()).toBeLessThan(full / 20)
  })

  it('does not grow while as much goes as comes', () => {
    const sizes: number[] = []
    for (let day = 0; day < 12; day += 1) {
      const nowMs = NOW + day * DAY_MS
      withJournal((journal) => {
        journal.appendAll(makeSessions(300))
        journal.markShipped(seqsIn(journal), day, nowMs)
        journal.noteHeld({ seq: day, id: String(day) })
        journal.noteHeld({ seq: day, id: String(day) })
        journal.dropOld(nowMs)
      })
      sizes.push(countPages())
    }
    expect(sizes.at(-1)).toBeLessThan((sizes[8] ?? 0) * 1.2)
  })
})

describe('recorded conflicts', () => {
  it('are as many of one user as fit, the newest, and none after their time', () => {
    withJournal((journal) => {
      const [own, other] = [makeSession(author, NOW), makeSession(makeAuthor(), NOW)]
      journal.appendAll([own, other])
      const conflicts = Array.from({ length: MAX_REFUSED + 50 }, (_, index) => ({
        ...own,
        deviceSeq: index + 1,
      }))
      journal.appendAll([{ ...other, deviceSeq: 1 }, ...conflicts])
      const count = 'SELECT userId, count(*) AS n FROM Refused GROUP BY 1 ORDER BY 2'
      expect(queryRows(path, count)).toEqual([
        { userId: other.userId, n: 1 },
        { userId: author.userId, n: MAX_REFUSED },
      ])
      const oldest = `SELECT min(json_extract(content, '$.deviceSeq')) AS seq FROM Refused WHERE userId = '${author.userId}'`
      expect(queryRows(path, oldest)).toEqual([{ seq: 51 }])
      journal.dropOld(NOW + KEEP_SHIPPED_MS + DAY_MS)
      expect(queryRows(path, 'SELECT count(*) AS n FROM Refused')).toEqual([{ n: 0 }])
    })
  })
})
