import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Connection } from '#app/data/connection.server.ts'
import type { Judgement } from '#app/data/journal.ts'
import { startJournalThread, type JournalThread } from '#app/data/journal/journal-thread.server.ts'
import { openLostJournal } from '#app/data/journal/lost-journal.server.ts'
import type { ShippedFigures } from '#app/data/journal/shipper.server.ts'
import { openReplica, type Replica } from '#app/data/replica.server.ts'
import { tables } from '#app/data/sql.ts'
import type { EntryAuthor } from '#app/entries.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { startWorker } from '#app/server/process-entry.ts'
import { insertCourse, type CourseFixture } from './course-fixture.ts'
import { makeAttempt, makeSession } from './entry-fixture.ts'
import {
  insertLearner,
  makeDataFolder,
  openPrimary,
  queryRows,
  type DataFolder,
} from './migrated-database.ts'
import { holdWriteLock, until } from './open-school.ts'

let folder: DataFolder
let journalPath: string
let course: CourseFixture
let learner: EntryAuthor
let replica: Replica
let journal: JournalThread
let copies = 0
let shipped: ShippedFigures[] = []
let complaints: string[] = []
let asked: (number | null)[] = []
let judged: AcceptedEntry[] = []
let judge: (entry: AcceptedEntry) => Judgement | Promise<Judgement>

/** A node of which the web side is this test: its primary is one file, its copy another. */
async function openNode(): Promise<void> {
  const worker = startWorker('journal-worker', {
    journalPath,
    primary: { kind: 'file', path: folder.path },
    replicaPath: null,
    lineage: '',
  })
  journal = await startJournalThread(worker, journalPath, {
    onParked: ({ reason }) => complaints.push(reason),
    onFailed: (detail) => complaints.push(detail),
    onShipped: (figures) => shipped.push(figures),
    onJudge: async (entry) => {
      judged.push(entry)
      return judge(entry)
    },
    onNeedReplica: async (ledgerSeq) => {
      asked.push(ledgerSeq)
      sync()
      return true
    },
  })
  replica = openReplica(null, { listPending: journal.listPending })
}

beforeEach(async () => {
  ;[shipped, complaints, asked, judged] = [[], [], [], []]
  judge = () => ({ kind: 'later' })
  folder = await makeDataFolder()
  journalPath = join(folder.dataDir, 'journal.db')
  const primary = openPrimary(folder.path)
  course = await insertCourse(primary)
  learner = await insertLearner(primary)
  primary.close()
  await openNode()
})

afterEach(async () => {
  await journal.close()
  await replica.close()
  await folder.remove()
})

function sync(): void {
  const path = join(folder.dataDir, `copy-${(copies += 1)}.db`)
  const primary = Connection.openReadOnly(folder.path)
  primary.run('VACUUM INTO ?', [path])
  primary.close()
  replica.use(path)
  journal.useReplica(path, 'first')
}

const heldIds = () => queryRows(folder.path, 'SELECT id FROM Entry').map(({ id }) => String(id))
const pendingIds = () => journal.listPending(learner.userId).map(({ id }) => id)

describe('a journal without a copy of the database', () => {
  it('keeps entries, and ships them when there is one', async () => {
    const entries = [makeSession(learner), makeSession(learner)]
    for (const entry of entries) expect(await journal.append(entry)).toMatchObject({ ok: true })
    await sleep(50)
    expect(heldIds()).toEqual([])
    expect(journal.readBacklog().pending).toBe(2)
    sync()
    await until(() => pendingIds().length === 0)
    expect(heldIds().toSorted()).toEqual(entries.map(({ id }) => id).toSorted())
    expect(asked.length).toBeGreaterThan(0)
    expect(shipped).toMatchObject([{ entries: 2 }])
    expect(shipped[0]?.oldestWaitMs).toBeGreaterThanOrEqual(shipped[0]?.durationMs ?? Infinity)
    expect(complaints).toEqual([])
  })

  it('ships no more when the copy is taken away', async () => {
    sync()
    await journal.append(makeSession(learner))
    await until(() => heldIds().length === 1 && pendingIds().length === 0)
    journal.useReplica(null, '')
    await journal.append(makeSession(learner))
    await sleep(50)
    expect(heldIds()).toHaveLength(1)
  })
})

describe('a copy that is exchanged while learners work', () => {
  it('never lets an entry be seen twice, or not at all', async () => {
    sync()
    const counts = new Set<number>()
    for (let round = 1; round <= 12; round += 1) {
      await journal.append(makeSession(learner))
      const count = () =>
        replica.forLearner(learner.userId, (view) => {
          const held = view.all('held', tables.selectFrom('Entry').select('id'))
          return view.pending.length + held.length - round
        })
      counts.add(count())
      const isSettled = () => {
        counts.add(count())
        return pendingIds().length === 0
      }
      if (round % 4 === 0) await until(isSettled)
    }
    expect([...counts]).toEqual([0])
    expect(complaints).toEqual([])
  })
})

describe('an entry that could not be judged when it came', () => {
  const unjudged = (): AcceptedEntry => {
    const [task] = course.tasks
    if (!task) throw new Error('the course has tasks')
    return { ...makeAttempt(learner, task), verdict: null }
  }

  it('is kept, neither shown nor shipped, and goes with its verdict once there is a copy', async () => {
    const entry = unjudged()
    expect(await journal.appendUnjudged(entry)).toMatchObject({ value: { entry, isRepetition: false } })
    expect(await journal.appendUnjudged(entry)).toMatchObject({ value: { entry, isRepetition: true } })
    await sleep(30)
    expect([pendingIds(), judged, journal.readBacklog().pending]).toEqual([[], [], 1])
    judge = () => ({ kind: 'verdict', verdict: { isCorrect: true, xpEarned: 10 } })
    sync()
    await until(() => heldIds().length === 1)
    expect(judged).toEqual([entry])
    expect(queryRows(folder.path, 'SELECT id, isCorrect, xpEarned FROM UserTaskAttempt')).toEqual([
      { id: entry.id, isCorrect: 1, xpEarned: 10 },
    ])
    expect(queryRows(folder.path, 'SELECT verdict FROM Entry')).toEqual([
      { verdict: JSON.stringify({ isCorrect: true, xpEarned: 10 }) },
    ])
  })

  it('is parked with the reason where the rules refuse it', async () => {
    judge = () => ({ kind: 'refused', reason: 'not enrolled' })
    const entry = unjudged()
    await journal.appendUnjudged(entry)
    sync()
    await until(() => journal.readBacklog().parked === 1)
    expect(queryRows(folder.path, 'SELECT id, reason FROM Parked')).toEqual([
      { id: entry.id, reason: 'REFUSED: not enrolled' },
    ])
    // Tried again, it is judged again.
    judge = () => ({ kind: 'verdict', verdict: { isCorrect: false, xpEarned: 0 } })
    expect(await journal.retryParked([entry])).toBe(true)
    await until(() => journal.readBacklog().pending === 0)
    expect(queryRows(folder.path, 'SELECT id FROM Parked')).toEqual([])
    expect(queryRows(folder.path, 'SELECT id FROM UserTaskAttempt')).toEqual([{ id: entry.id }])
  })

  it('waits where it cannot be judged yet, or judging fails, and holds nobody up', async () => {
    judge = () => Promise.reject(new Error('no such topic'))
    await journal.appendUnjudged(unjudged())
    const other = makeSession(learner)
    await journal.append(other)
    sync()
    await until(() => heldIds().includes(other.id) && judged.length > 0)
    judge = () => ({ kind: 'verdict', verdict: { isCorrect: true, xpEarned: 10 } })
    await until(() => journal.readBacklog().pending === 0)
    expect(complaints).toContain('judge: no such topic')
    expect(heldIds()).toHaveLength(2)
  })

  it('takes the verdict that comes with it when it is offered again', async () => {
    const entry = unjudged()
    await journal.appendUnjudged(entry)
    const verdict = { isCorrect: true, xpEarned: 10 }
    expect(await journal.append({ ...entry, verdict })).toMatchObject({
      value: { entry: { verdict }, isRepetition: true },
    })
    expect(pendingIds()).toEqual([entry.id])
    sync()
    await until(() => journal.readBacklog().pending === 0)
    expect(judged).toEqual([])
  })
})

describe('closing', () => {
  it('ends in time when the primary does not answer, and keeps what it has', async () => {
    sync()
    const release = await holdWriteLock(folder.path)
    await journal.append(makeSession(learner))
    const startedMs = performance.now()
    await journal.close()
    expect(performance.now() - startedMs).toBeLessThan(7_000)
    release()
    await openNode()
    expect(journal.readBacklog().pending).toBe(1)
    sync()
    await until(() => heldIds().length === 1)
  }, 30_000)
})

describe('a journal that is lost', () => {
  it('refuses everything, and says why', async () => {
    const lost = openLostJournal('SQLITE_IOERR: disk I/O error')
    const refused = { ok: false, reason: { code: 'unavailable' } }
    expect(await lost.append(makeSession(learner))).toEqual(refused)
    expect(await lost.appendUnjudged(makeSession(learner))).toEqual(refused)
    expect(await lost.retryParked([])).toBe(false)
    expect([lost.isWorking(), lost.findProblem()]).toEqual([false, 'SQLITE_IOERR: disk I/O error'])
    expect([lost.listPending(learner.userId), lost.readBacklog().pending]).toEqual([[], 0])
    await lost.close()
  })
})
