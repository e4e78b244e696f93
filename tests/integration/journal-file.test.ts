import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { ulid } from 'ulid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Connection } from '#app/data/connection.server.ts'
import { entryHash } from '#app/data/journal/entry-hash.server.ts'
import { JournalFile, KEEP_SHIPPED_MS } from '#app/data/journal/journal-file.server.ts'
import { listPendingOf, readBacklog } from '#app/data/journal/journal-rows.server.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { DAY_MS, toIso } from '#app/kernel/time.ts'
import { makeAuthor, makeSession } from './entry-fixture.ts'

const NOW = Date.UTC(2026, 0, 31)
const author = makeAuthor()

let folder: string
let path: string
let journal: JournalFile
/** What another connection sees. */
let other: Connection

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hedgeschool-test-'))
  path = join(folder, 'journal.db')
  journal = new JournalFile(path, 'node-1')
  other = Connection.openWritable(path)
})

afterEach(async () => {
  journal.close()
  other.close()
  await rm(folder, { recursive: true, force: true })
})

const rows = (sql: string) => other.all<Record<string, unknown>>(sql)
const idsToShip = (limit = 500) => journal.listUnshipped(limit).map(({ entry }) => entry.id)
const append = (entry: AcceptedEntry) => journal.appendAll([entry])[0]
const damage = (id: string) =>
  other.run("UPDATE Kept SET content = replace(content, 'browser', 'brewser') WHERE id = ?", [id])

describe('appending', () => {
  it('keeps entries in their order, and tells each of them so', () => {
    const entries = [makeSession(author), makeSession(makeAuthor()), makeSession(author)]
    expect(journal.appendAll(entries)).toEqual(
      entries.map((entry, index) => ({
        ok: true,
        value: { entry, seq: index + 1, saved: 'server', isRepetition: false },
      })),
    )
    expect(journal.listUnshipped(500).map(({ entry }) => entry)).toEqual(entries)
    expect(idsToShip(2)).toEqual(entries.slice(0, 2).map(({ id }) => id))
    const seqs = journal.listUnshipped(500).map(({ seq }) => seq)
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
  })

  it('takes the same content for a repetition, and answers with what came first', () => {
    const first = makeSession(author)
    append(first)
    const again = { ...first, receivedAt: toIso(NOW), verdict: { other: true } }
    expect(append(again)).toEqual({
      ok: true,
      value: { entry: first, seq: 1, saved: 'server', isRepetition: true },
    })
    const [row] = journal.listUnshipped(500)
    journal.markShipped([row?.seq ?? 0], 1, NOW)
    expect(append(again)).toEqual({
      ok: true,
      value: { entry: first, seq: 1, saved: 'safe', isRepetition: true },
    })
    expect(rows('SELECT count(*) AS n FROM Kept')).toEqual([{ n: 1 }])
    expect(rows('SELECT * FROM Refused')).toEqual([])
  })

  it('takes another content under the same id for a conflict, and records it', () => {
    const first = makeSession(author)
    const second = { ...first, payload: { sessionId: ulid(), deviceLabel: 'x', expiresAt: '' } }
    append(first)
    expect(append(second)).toEqual({ ok: false, reason: { code: 'conflict', kept: first } })
    expect(journal.listUnshipped(500).map(({ entry }) => entry)).toEqual([first])
    const [refused] = rows('SELECT * FROM Refused')
    expect(refused).toMatchObject({ id: first.id, receivedAt: second.receivedAt })
    expect(JSON.parse(String(refused?.['content']))).toEqual(second)
  })

  it('answers each entry of a group on its own, repetitions within it as well', () => {
    const [first, second] = [makeSession(author), makeSession(author)]
    const answers = journal.appendAll([first, first, { ...first, at: toIso(NOW) }, second])
    expect(answers.map((answer) => (answer.ok ? answer.value.isRepetition : answer.reason.code))).toEqual([
      false,
      true,
      'conflict',
      false,
    ])
    expect(idsToShip()).toEqual([first.id, second.id])
  })

  it('gives back whatever JSON an entry holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (payload, verdict) => {
        // cast: fast-check types its JSON as unknown.
        const entry = JSON.parse(
          JSON.stringify({ ...makeSession(author), payload, verdict }),
        ) as AcceptedEntry
        append(entry)
        expect(journal.listUnshipped(500).at(-1)?.entry).toEqual(entry)
      }),
      { numRuns: 100 },
    )
  })
})

describe('the hash of an entry', () => {
  it('does not depend on the order of keys, nor on what a server adds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (payload, verdict) => {
        // cast: fast-check types its JSON as unknown.
        const entry = { ...makeSession(author), payload } as AcceptedEntry
        const reversed = Object.fromEntries(Object.entries(payload).toReversed())
        const elsewhere = { ...entry, payload: reversed, receivedAt: toIso(NOW), verdict } as AcceptedEntry
        expect(entryHash(elsewhere)).toBe(entryHash(entry))
      }),
    )
  })

  it('depends on everything else', () => {
    const entry = makeSession(author)
    const elsewhere = {
      ...makeSession(makeAuthor(), NOW),
      kind: 'x.v1',
      deviceSeq: 1,
      timeZone: 'Asia/Tokyo',
      revisionId: ulid(),
    }
    for (const key of Object.keys(entry).filter((name) => name !== 'receivedAt' && name !== 'verdict')) {
      const changed = { ...entry, [key]: { ...elsewhere }[key as keyof AcceptedEntry] }
      expect([key, entryHash(changed)]).not.toEqual([key, entryHash(entry)])
    }
  })
})

describe('a damaged row', () => {
  it('is found by its checksum, not shipped, and set aside where it blocks nothing', () => {
    const entries = [makeSession(author), makeSession(author), makeSession(author)]
    journal.appendAll(entries)
    damage(entries[1]?.id ?? '')
    expect(idsToShip()).toEqual([entries[0]?.id, entries[2]?.id])
    expect(listPendingOf(other, author.userId).map(({ id }) => id)).toEqual([entries[0]?.id, entries[2]?.id])
    expect(rows('SELECT id, parkedReason FROM Kept WHERE parkedReason IS NOT NULL')).toEqual([
      { id: entries[1]?.id, parkedReason: 'damaged: the row does not match its checksum' },
    ])
    expect(readBacklog(other)).toMatchObject({ pending: 2, parked: 1 })
  })

  it('does not hide what lies behind it, however many there are', () => {
    const entries = Array.from({ length: 12 }, () => makeSession(author))
    journal.appendAll(entries)
    for (const { id } of entries.slice(0, 10)) damage(id)
    expect(idsToShip(5)).toEqual(entries.slice(10).map(({ id }) => id))
  })

  it('is repaired by the same entry when it is offered again', () => {
    const entry = makeSession(author)
    append(entry)
    damage(entry.id)
    expect(idsToShip()).toEqual([])
    expect(append(entry)).toEqual({
      ok: true,
      value: { entry, seq: 1, saved: 'server', isRepetition: false },
    })
    expect(journal.listUnshipped(500).map((row) => row.entry)).toEqual([entry])
    expect(readBacklog(other)).toMatchObject({ pending: 1, parked: 0 })
    expect(append(entry)).toMatchObject({ value: { isRepetition: true } })
  })
})

describe('what is shipped or parked', () => {
  it('is not offered again, nor shown as pending', () => {
    const entries = [makeSession(author), makeSession(author), makeSession(author)]
    journal.appendAll(entries)
    const [first, second] = journal.listUnshipped(500)
    journal.markShipped([first?.seq ?? 0], 1, NOW)
    journal.park([second?.seq ?? 0], 'no such task')
    // The third is derived from what the first has made of it: not before the copy holds that.
    expect(idsToShip()).toEqual([])
    expect(listPendingOf(other, author.userId).map(({ id }) => id)).toEqual([entries[0]?.id, entries[2]?.id])
    journal.noteHeld({ seq: 1, id: 'one' })
    expect(listPendingOf(other, author.userId).map(({ id }) => id)).toEqual([entries[2]?.id])
    expect(idsToShip()).toEqual([entries[2]?.id])
    expect(readBacklog(other)).toEqual({ pending: 1, parked: 1, oldestAt: entries[2]?.receivedAt })
  })

  it('is dropped after its time when it was shipped, and stays when it was parked or never shipped', () => {
    const [old, recent, parked, pending] = [1, 2, 3, 4].map(() => makeSession(author, NOW - 30 * DAY_MS))
    journal.appendAll([old, recent, parked, pending].flatMap((entry) => entry ?? []))
    const seqs = journal.listUnshipped(500).map(({ seq }) => seq)
    journal.markShipped(seqs.slice(0, 1), 1, NOW - KEEP_SHIPPED_MS - 1)
    journal.markShipped(seqs.slice(1, 2), 1, NOW - KEEP_SHIPPED_MS + 1)
    journal.park(seqs.slice(2, 3), 'reason')
    journal.markShipped(seqs.slice(2, 3), 1, NOW - 2 * KEEP_SHIPPED_MS)
    // What the copy has not been seen to hold may yet have to be offered again.
    journal.dropOld(NOW)
    expect(rows('SELECT count(*) AS n FROM Kept')).toEqual([{ n: 4 }])
    journal.noteHeld({ seq: 1, id: 'one' })
    journal.dropOld(NOW)
    expect(rows('SELECT id FROM Kept ORDER BY seq').map(({ id }) => id)).toEqual([
      recent?.id,
      parked?.id,
      pending?.id,
    ])
  })

  it('is pending as long as pages are read from a history that the journal does not follow yet', () => {
    const entry = makeSession(author)
    append(entry)
    journal.followLineage('first', null, false)
    journal.markShipped(
      journal.listUnshipped(1).map(({ seq }) => seq),
      1,
      NOW,
    )
    journal.noteHeld({ seq: 1, id: 'one' })
    expect(listPendingOf(other, author.userId, 'first')).toEqual([])
    expect(listPendingOf(other, author.userId, 'second')).toEqual([entry])
  })

  it('never gives its place away: sequences go on after everything was dropped', () => {
    append(makeSession(author))
    const before = journal.listUnshipped(500)[0]?.seq ?? 0
    journal.markShipped([before], 1, NOW - 2 * KEEP_SHIPPED_MS)
    journal.noteHeld({ seq: 1, id: 'one' })
    journal.dropOld(NOW)
    append(makeSession(author))
    expect(journal.listUnshipped(500)[0]?.seq).toBeGreaterThan(before)
  })
})

describe('the file', () => {
  it('keeps its name and its rows when it is opened again', () => {
    const entry = makeSession(author)
    append(entry)
    journal.close()
    journal = new JournalFile(path, 'node-2')
    expect(journal.nodeId).toBe('node-1')
    expect(idsToShip()).toEqual([entry.id])
  })
})
