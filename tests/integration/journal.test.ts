import { join } from 'node:path'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { JournalFile } from '#app/data/journal/journal-file.server.ts'
import type { JournalRow } from '#app/data/journal/journal-rows.server.ts'
import { tables } from '#app/data/sql.ts'
import type { EntryAuthor } from '#app/entries.ts'
import { openData } from '#app/server/open-data.ts'
import { makeAttempt, makeSession } from './entry-fixture.ts'
import { insertLearner, makeDataFolder, openPrimary, queryRows } from './migrated-database.ts'
import { enrollLearner, holdWriteLock, openSchool, until, untilShipped, type School } from './open-school.ts'

const silent = { onParked: () => {}, onFailed: () => {} }

let school: School
let learner: EntryAuthor

beforeAll(async () => {
  school = await openSchool()
  learner = await enrollLearner(school)
  await untilShipped(school)
})

afterAll(() => school.close())

const pendingIds = (userId = learner.userId) =>
  school.data.replica.forLearner(userId, (view) => view.pending.map(({ id }) => id))
const heldIds = () => queryRows(school.path, 'SELECT id FROM Entry').map(({ id }) => String(id))

/** What a journal holds of its own, once nobody else has it open. */
function listKept(dataDir: string): JournalRow[] {
  const file = new JournalFile(join(dataDir, 'journal.db'), 'nobody')
  try {
    return file.listUnshipped(10_000)
  } finally {
    file.close()
  }
}

describe('an entry', () => {
  it('is seen at once, then shipped, and in the primary exactly once', async () => {
    const release = await holdWriteLock(school.path)
    const entry = makeSession(learner)
    const kept = await school.data.journal.append(entry)
    expect(kept).toEqual({
      ok: true,
      value: { entry, seq: expect.any(Number) as unknown, saved: 'server', isRepetition: false },
    })
    expect(pendingIds()).toEqual([entry.id])
    expect(heldIds()).not.toContain(entry.id)
    release()
    await untilShipped(school)
    expect(pendingIds()).toEqual([])
    expect(heldIds().filter((id) => id === entry.id)).toEqual([entry.id])
    expect(await school.data.journal.append(entry)).toMatchObject({
      value: { saved: 'safe', isRepetition: true },
    })
    expect(heldIds().filter((id) => id === entry.id)).toEqual([entry.id])
  })

  it('is shown to its learner and to nobody else', async () => {
    const somebody = await enrollLearner(school)
    await untilShipped(school)
    const release = await holdWriteLock(school.path)
    const [own, other] = [makeSession(learner), makeSession(somebody)]
    await Promise.all([own, other].map((entry) => school.data.journal.append(entry)))
    expect(pendingIds()).toEqual([own.id])
    expect(pendingIds(somebody.userId)).toEqual([other.id])
    expect(pendingIds(ulid())).toEqual([])
    release()
    await untilShipped(school)
  })

  it('with another content is a conflict, and the first one stays', async () => {
    const entry = makeSession(learner)
    await school.data.journal.append(entry)
    const changed = { ...entry, timeZone: 'Asia/Tokyo' }
    expect(await school.data.journal.append(changed)).toEqual({
      ok: false,
      reason: { code: 'conflict', kept: entry },
    })
    await untilShipped(school)
    expect(heldIds().filter((id) => id === entry.id)).toHaveLength(1)
  })
})

describe('many entries at once', () => {
  it('are all kept and all shipped, once, in far fewer commits', async () => {
    const commits = () => Number(queryRows(school.path, 'SELECT count(*) AS n FROM Ledger')[0]?.['n'])
    const before = commits()
    const entries = Array.from({ length: 200 }, () => makeSession(learner))
    const answers = await Promise.all(entries.map((entry) => school.data.journal.append(entry)))
    expect(answers.map((answer) => answer.ok && answer.value.entry.id)).toEqual(entries.map(({ id }) => id))
    await untilShipped(school)
    const held = heldIds()
    expect(entries.filter(({ id }) => held.filter((other) => other === id).length !== 1)).toEqual([])
    expect(queryRows(school.path, 'SELECT count(*) AS n FROM Session')[0]?.['n']).toBeGreaterThanOrEqual(200)
    expect(commits() - before).toBeLessThan(50)
  })

  it('that are the same are one', async () => {
    const entry = makeSession(learner)
    const answers = await Promise.all(Array.from({ length: 20 }, () => school.data.journal.append(entry)))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(answers.filter((answer) => answer.ok && !answer.value.isRepetition)).toHaveLength(1)
    await untilShipped(school)
    expect(heldIds().filter((id) => id === entry.id)).toHaveLength(1)
  })
})

describe('while somebody else holds the primary', () => {
  it('entries are acknowledged and seen all the same, and shipped when it is free', async () => {
    const release = await holdWriteLock(school.path)
    const before = queryRows(school.path, `SELECT seq FROM Stream WHERE userId = '${learner.userId}'`)
    const entries = Array.from({ length: 30 }, (_, index) =>
      makeAttempt(learner, school.course.tasks[index % 6] ?? { taskId: '', revisionId: '', topicSlug: '' }),
    )
    for (const entry of entries) expect(await school.data.journal.append(entry)).toMatchObject({ ok: true })
    expect(pendingIds()).toEqual(entries.map(({ id }) => id))
    const { pending, oldestAt } = school.data.journal.readBacklog()
    expect({ pending, oldestAt }).toEqual({ pending: 30, oldestAt: entries[0]?.receivedAt })
    expect(heldIds()).not.toContain(entries[0]?.id)
    release()
    await untilShipped(school)
    const held = new Set(heldIds())
    expect(entries.filter(({ id }) => !held.has(id))).toEqual([])
    const after = queryRows(school.path, `SELECT seq FROM Stream WHERE userId = '${learner.userId}'`)
    expect(Number(after[0]?.['seq'])).toBe(Number(before[0]?.['seq']) + 30)
    expect(school.failures).toEqual([])
  })

  it('a learner sees each entry once, never none and never two, while it goes from here to there', async () => {
    const seen = new Set<string>()
    for (let round = 0; round < 15; round += 1) {
      const entry = makeSession(learner)
      const heldHere = tables.selectFrom('Entry').select('id').where('id', '=', entry.id)
      await school.data.journal.append(entry)
      await until(() => {
        const place = school.data.replica.forLearner(learner.userId, (view) => [
          ...view.pending.filter(({ id }) => id === entry.id).map(() => 'pending'),
          ...view.all('held-here', heldHere).map(() => 'held'),
        ])
        seen.add(place.join())
        return place.includes('held')
      })
    }
    expect([...seen].filter((place) => place !== 'pending' && place !== 'held')).toEqual([])
  })
})

describe('closing', () => {
  it('ships what is left, and takes nothing after', async () => {
    const folder = await makeDataFolder()
    const primary = openPrimary(folder.path)
    const author = await insertLearner(primary)
    primary.close()
    const data = await openData(folder.dataDir, silent)
    const entries = Array.from({ length: 50 }, () => makeSession(author))
    const appending = Promise.all(entries.map((entry) => data.journal.append(entry)))
    await data.close()
    expect((await appending).every(({ ok }) => ok)).toBe(true)
    expect(queryRows(folder.path, 'SELECT count(*) AS n FROM Entry')).toEqual([{ n: 50 }])
    expect(listKept(folder.dataDir)).toEqual([])
    expect(await data.journal.append(makeSession(author))).toEqual({
      ok: false,
      reason: { code: 'unavailable' },
    })
    await folder.remove()
  })

  it('keeps whatever it acknowledges on the way, and says so of the rest', async () => {
    const folder = await makeDataFolder()
    const primary = openPrimary(folder.path)
    const author = await insertLearner(primary)
    primary.close()
    const failures: string[] = []
    const data = await openData(folder.dataDir, { ...silent, onFailed: (detail) => failures.push(detail) })
    const acknowledged: string[] = []
    const closed = new AbortController()
    const closing = data.journal.close().finally(() => closed.abort())
    while (!closed.signal.aborted) {
      const entry = makeSession(author)
      const kept = await data.journal.append(entry)
      if (kept.ok) acknowledged.push(entry.id)
    }
    await closing
    await data.replica.close()
    const held = queryRows(folder.path, 'SELECT id FROM Entry').map(({ id }) => String(id))
    const waiting = listKept(folder.dataDir).map(({ entry }) => entry.id)
    expect(failures).toEqual([])
    expect(acknowledged.filter((id) => ![...held, ...waiting].includes(id))).toEqual([])
    await folder.remove()
  })

  it('is not needed to say that the folder has no database: no journal is begun there', async () => {
    const folder = await makeDataFolder()
    const failures: string[] = []
    const opening = openData(join(folder.dataDir, 'missing'), {
      ...silent,
      onFailed: (detail) => failures.push(detail),
    })
    await expect(opening).rejects.toThrow('Unable to open')
    expect(failures).toEqual([])
    await folder.remove()
  })
})

describe('a journal that cannot write for a moment', () => {
  it('refuses meanwhile, says so, and goes on afterwards', async () => {
    const release = await holdWriteLock(join(school.dataDir, 'journal.db'))
    const refused = await school.data.journal.append(makeSession(learner))
    expect(refused).toEqual({ ok: false, reason: { code: 'unavailable' } })
    expect(school.failures.at(-1)).toMatch(/^SQLITE_BUSY/)
    release()
    expect(await school.data.journal.append(makeSession(learner))).toMatchObject({ ok: true })
    await untilShipped(school)
  })

  it('ships what it could not mark as shipped, once', async () => {
    const releasePrimary = await holdWriteLock(school.path)
    const entry = makeSession(learner)
    expect(await school.data.journal.append(entry)).toMatchObject({ ok: true })
    const releaseJournal = await holdWriteLock(join(school.dataDir, 'journal.db'))
    releasePrimary()
    await until(() => heldIds().includes(entry.id))
    await until(() => (school.failures.at(-1) ?? '').startsWith('SQLITE_BUSY'))
    releaseJournal()
    await untilShipped(school)
    expect(school.data.journal.isWorking()).toBe(true)
    expect(heldIds().filter((id) => id === entry.id)).toHaveLength(1)
  })
})
