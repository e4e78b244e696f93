import { join } from 'node:path'
import type { Compilable } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Connection } from '#app/data/connection.server.ts'
import { JournalFile } from '#app/data/journal/journal-file.server.ts'
import { SHIP_LIMIT, shipOnce } from '#app/data/journal/ship-once.server.ts'
import type { ShipperParts, ShipOutcome } from '#app/data/journal/shipper.server.ts'
import type { LocalPrimary } from '#app/data/local-primary.server.ts'
import type { Primary } from '#app/data/primary.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import type { EntryAuthor } from '#app/entries.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { toIso } from '#app/kernel/time.ts'
import { deriveLearner } from '#app/server/derive-learner.ts'
import { commit, FIXTURE_RATES, insertCourse, type CourseFixture } from './course-fixture.ts'
import { makeAttempt, makeSession } from './entry-fixture.ts'
import {
  insertLearner,
  makeDataFolder,
  openPrimary,
  queryRows,
  type DataFolder,
} from './migrated-database.ts'

let folder: DataFolder
let primary: LocalPrimary
let reads: Connection
let journal: JournalFile
let course: CourseFixture
let learners: readonly [EntryAuthor, EntryAuthor]
let stuck: string[] = []

beforeEach(async () => {
  stuck = []
  folder = await makeDataFolder()
  primary = openPrimary(folder.path)
  reads = Connection.openReadOnly(folder.path)
  journal = new JournalFile(join(folder.dataDir, 'journal.db'), 'this-node')
  course = await insertCourse(primary)
  learners = [await insertLearner(primary), await insertLearner(primary)]
})

afterEach(async () => {
  journal.close()
  reads.close()
  primary.close()
  await folder.remove()
})

const rows = (sql: string) => queryRows(folder.path, sql)
const shippedSeq = () => rows('SELECT shippedSeq FROM Node')[0]?.['shippedSeq']
const seqOf = (entry: AcceptedEntry | undefined) =>
  journal.listUnshipped(500).find((row) => row.entry.id === entry?.id)?.seq ?? 0

function partsWith(through: Primary['commit']): ShipperParts {
  const view = {
    all<Row>(_name: string, query: Compilable<Row>): Row[] {
      const { sql, parameters } = toStatement(query)
      return reads.all<Row>(sql, parameters)
    },
  }
  return {
    journal,
    primary: { commit: through },
    replica: { isOpen: () => true, read: (work) => reads.transaction('deferred', () => work(view)) },
    derive: deriveLearner,
    nowMs: Date.now,
    untilReplicaHolds: async () => true,
    syncOnce: async () => true,
    judge: async () => ({ kind: 'later' }),
    onShipped: () => {},
    onParked: () => {},
    onStuck: (userId, detail) => stuck.push(`${userId}: ${detail}`),
  }
}

const ship = (through: Primary['commit'] = (...batch) => primary.commit(...batch)): Promise<ShipOutcome> =>
  shipOnce(partsWith(through))

/** Another node ships entries of the same learner: an attempt at this task, and the stream moves on. */
async function shipElsewhere(learner: EntryAuthor, task = course.tasks[0]): Promise<void> {
  if (!task) throw new Error('the course has tasks')
  const other = new JournalFile(join(folder.dataDir, 'other.db'), 'other-node')
  other.appendAll([makeAttempt(learner, task, true, Date.now() - 60_000)])
  const parts = { ...partsWith((...batch) => primary.commit(...batch)), journal: other }
  expect(await shipOnce(parts)).toBe('shipped')
  other.close()
}

describe('another node that was faster', () => {
  it('makes a learner wait a round, be derived again, and be paid once', async () => {
    const [slow, quick] = learners
    const [task] = course.tasks
    if (!task) throw new Error('the course has tasks')
    const [own, others] = [makeAttempt(slow, task), [makeSession(quick), makeSession(quick)]]
    journal.appendAll([own, ...others])
    const lastSeq = seqOf(others[1])
    let commits = 0
    const through: Primary['commit'] = async (...batch) => {
      if ((commits += 1) === 1) await shipElsewhere(slow)
      return primary.commit(...batch)
    }

    expect(await ship(through)).toBe('shipped')
    expect(journal.listUnshipped(500).map(({ entry }) => entry.id)).toEqual([own.id])
    expect(rows('SELECT count(*) AS n FROM Session')).toEqual([{ n: 2 }])
    // What this node says of its progress holds for whoever waits for it: the first entry is not there yet.
    expect(rows(`SELECT shippedSeq FROM Node WHERE nodeId = 'this-node'`)).toEqual([
      { shippedSeq: seqOf(own) - 1 },
    ])

    expect(await ship(through)).toBe('shipped')
    expect(await ship(through)).toBe('idle')
    expect(rows(`SELECT shippedSeq FROM Node WHERE nodeId = 'this-node'`)).toEqual([{ shippedSeq: lastSeq }])
    expect(rows('SELECT id, xpEarned FROM UserTaskAttempt ORDER BY completedAt')).toMatchObject([
      { xpEarned: FIXTURE_RATES.baseTaskXp },
      { id: own.id, xpEarned: 0 },
    ])
    expect(rows('SELECT currentXp, streamSeq FROM UserTopicXp')).toEqual([
      { currentXp: FIXTURE_RATES.baseTaskXp, streamSeq: 2 },
    ])
    expect(rows('SELECT xp FROM User ORDER BY xp DESC')).toEqual([
      { xp: FIXTURE_RATES.baseTaskXp },
      { xp: 0 },
    ])
  })

  it('again and again only makes it later', async () => {
    const [learner] = learners
    const own = makeSession(learner)
    journal.appendAll([own])
    for (let round = 0; round < 5; round += 1) {
      expect(
        await ship(async (...batch) => {
          await shipElsewhere(learner, course.tasks[round])
          return primary.commit(...batch)
        }),
      ).toBe('stale')
      expect(seqOf(own)).toBeGreaterThan(0)
    }
    expect(await ship()).toBe('shipped')
    expect(await ship()).toBe('idle')
    expect(rows('SELECT seq FROM Stream')).toEqual([{ seq: 6 }])
  })
})

describe('a mistake of ours in deriving', () => {
  it('makes that learner wait and nobody else, parks nothing, and is told', async () => {
    const [unlucky, other] = learners
    const [task] = course.tasks
    if (!task) throw new Error('the course has tasks')
    const own = {
      ...makeAttempt(unlucky, task),
      payload: { taskId: task.taskId, topicSlug: 'not-yet', answer: 0 },
    }
    journal.appendAll([own, makeSession(other)])

    expect(await ship()).toBe('shipped')
    expect(rows('SELECT count(*) AS n FROM Session')).toEqual([{ n: 1 }])
    expect(await ship()).toBe('unavailable')
    expect(journal.listUnshipped(500).map(({ entry }) => entry.id)).toEqual([own.id])
    expect(rows('SELECT count(*) AS n FROM Parked')).toEqual([{ n: 0 }])
    expect(stuck[0]).toContain(`${unlucky.userId}: nothing can be derived from it: topic not-yet`)
  })
})

describe('a primary that', () => {
  it('commits and never answers is sent the same again, and nothing counts twice', async () => {
    const [learner] = learners
    const entries = course.tasks.map((task) => makeAttempt(learner, task))
    journal.appendAll(entries)
    const lost: Primary['commit'] = async (...batch) => {
      await primary.commit(...batch)
      return {
        ok: false,
        reason: { code: 'UNAVAILABLE', field: null, statementIndex: null, detail: 'reset' },
      }
    }
    expect(await ship(lost)).toBe('unavailable')
    expect(journal.listUnshipped(500)).toHaveLength(entries.length)
    expect(await ship(lost)).toBe('unavailable')
    expect(await ship()).toBe('shipped')
    expect(await ship()).toBe('idle')
    expect(rows('SELECT count(*) AS n FROM Entry')).toEqual([{ n: entries.length }])
    expect(rows('SELECT count(*) AS n FROM UserTaskAttempt')).toEqual([{ n: entries.length }])
    expect(rows('SELECT seq FROM Stream')).toEqual([{ seq: entries.length }])
    expect(rows('SELECT sum(xpEarned) AS xp FROM UserTaskAttempt')).toEqual([{ xp: 55 }])
  })

  it('is away keeps everything here, in its order', async () => {
    const entries = learners.map((learner) => makeSession(learner))
    journal.appendAll(entries)
    const away: Primary['commit'] = async () => ({
      ok: false,
      reason: { code: 'UNAVAILABLE', field: null, statementIndex: null, detail: 'refused' },
    })
    expect(await ship(away)).toBe('unavailable')
    expect(journal.listUnshipped(500).map(({ entry }) => entry)).toEqual(entries)
    expect(shippedSeq()).toBeUndefined()
  })

  it('goes away while an entry is being parked is asked to park it again', async () => {
    const [learner] = learners
    const poison = makeAttempt(learner, { taskId: learner.userId, revisionId: 'none', topicSlug: 'topic-a' })
    journal.appendAll([poison])
    const parkLost: Primary['commit'] = async (statements, audit) => {
      if (statements.some(({ sql }) => sql.includes('"Parked"'))) {
        return {
          ok: false,
          reason: { code: 'UNAVAILABLE', field: null, statementIndex: null, detail: 'reset' },
        }
      }
      return primary.commit(statements, audit)
    }
    expect(await ship(parkLost)).toBe('unavailable')
    expect(seqOf(poison)).toBeGreaterThan(0)
    expect(await ship()).toBe('shipped')
    expect(rows('SELECT id FROM Parked')).toEqual([{ id: poison.id }])
  })
})

describe('a long queue', () => {
  it('goes in batches, each learner in their order, and arrives whole', async () => {
    const entries = Array.from({ length: SHIP_LIMIT + 20 }, (_, index) =>
      makeSession(learners[index % 2 ? 1 : 0]),
    )
    journal.appendAll(entries)
    expect(await ship()).toBe('shipped')
    expect(journal.listUnshipped(SHIP_LIMIT).map(({ entry }) => entry)).toEqual(entries.slice(SHIP_LIMIT))
    expect(shippedSeq()).toBe(seqOf(entries[SHIP_LIMIT]) - 1)
    expect(await ship()).toBe('shipped')
    expect(await ship()).toBe('idle')
    expect(rows('SELECT count(*) AS n FROM Session')).toEqual([{ n: entries.length }])
  })
})

describe('the sequence that a node has shipped', () => {
  it('is that of its last entry, parked ones included, and never goes back', async () => {
    const [learner, other] = learners
    const poison = makeAttempt(learner, { taskId: learner.userId, revisionId: 'none', topicSlug: 'topic-a' })
    const entries = [makeSession(learner), makeSession(other), poison, makeSession(other)]
    journal.appendAll(entries)
    const [poisonSeq, lastSeq] = [seqOf(poison), seqOf(entries[3])]
    const seen: unknown[] = []
    while ((await ship()) === 'shipped') seen.push(shippedSeq())
    expect(seen).toEqual([poisonSeq - 1, lastSeq])

    const late = makeSession(learner)
    journal.appendAll([late])
    const node = tables.updateTable('Node').set({ shippedSeq: 1_000, updatedAt: toIso(0) })
    await commit(primary, [toStatement(node)])
    expect(await ship()).toBe('shipped')
    expect(shippedSeq()).toBe(1_000)
  })
})
