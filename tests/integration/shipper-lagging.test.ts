import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Connection } from '#app/data/connection.server.ts'
import { listPendingOf } from '#app/data/journal/journal-rows.server.ts'
import type { LedgerMark } from '#app/data/ledger.ts'
import type { Primary } from '#app/data/primary.ts'
import type { EntryAuthor } from '#app/entries.ts'
import { FIXTURE_RATES, insertCourse, type CourseFixture, type TaskFixture } from './course-fixture.ts'
import { makeAttempt, makeSession } from './entry-fixture.ts'
import {
  insertLearner,
  makeDataFolder,
  openPrimary,
  queryRows,
  type DataFolder,
} from './migrated-database.ts'
import { ShippingNode } from './shipping-node.ts'

let folder: DataFolder
let course: CourseFixture
let learner: EntryAuthor
let other: EntryAuthor
let here: ShippingNode
let there: ShippingNode

beforeEach(async () => {
  folder = await makeDataFolder()
  const primary = openPrimary(folder.path)
  course = await insertCourse(primary)
  learner = await insertLearner(primary)
  other = await insertLearner(primary)
  primary.close()
  here = new ShippingNode(folder.dataDir, folder.path, 'here')
  there = new ShippingNode(folder.dataDir, folder.path, 'there')
  here.sync()
  there.sync()
})

afterEach(async () => {
  here.close()
  there.close()
  await folder.remove()
})

const rows = (sql: string) => queryRows(folder.path, sql)
const taskAt = (index: number): TaskFixture => {
  const task = course.tasks[index]
  if (!task) throw new Error(`the course has no task ${index}`)
  return task
}

function pendingOf(node: ShippingNode, userId: string): string[] {
  const connection = Connection.openReadOnly(node.journalPath)
  try {
    return listPendingOf(connection, userId).map(({ id }) => id)
  } finally {
    connection.close()
  }
}

const UNAVAILABLE = {
  ok: false,
  reason: { code: 'UNAVAILABLE', field: null, statementIndex: null, detail: 'reset', mayHaveHappened: true },
} as const

/** The primary commits, and the answer does not come. */
const loseAnswers =
  (commit: Primary['commit']): Primary['commit'] =>
  async (...batch) => {
    await commit(...batch)
    return UNAVAILABLE
  }

describe('a node whose copy is behind', () => {
  it('sees its own commit before it derives again', async () => {
    here.journal.appendAll([makeAttempt(learner, taskAt(0))])
    expect(await here.ship()).toBe('shipped')
    expect(here.syncs).toEqual([rows('SELECT max(seq) AS seq FROM Ledger')[0]?.['seq']])
    here.journal.appendAll([makeAttempt(learner, taskAt(0)), makeAttempt(learner, taskAt(1))])
    expect(await here.drain()).toEqual(['shipped', 'idle'])
    expect(rows('SELECT sum(xpEarned) AS xp FROM UserTaskAttempt')).toEqual([
      { xp: 2 * FIXTURE_RATES.baseTaskXp },
    ])
    expect(rows('SELECT seq FROM Stream')).toEqual([{ seq: 3 }])
  })

  it('and stays so lets a learner wait for the copy, and nobody else', async () => {
    here.isSyncing = false
    here.journal.appendAll([makeAttempt(learner, taskAt(0))])
    expect(await here.ship()).toBe('behind')
    here.journal.appendAll([makeAttempt(learner, taskAt(0)), makeSession(other)])
    let commits = 0
    here.through =
      (commit) =>
      (...batch) => {
        commits += 1
        return commit(...batch)
      }
    expect(await here.ship()).toBe('behind')
    expect(commits).toBe(1)
    expect(
      rows('SELECT (SELECT count(*) FROM UserTaskAttempt) AS a, (SELECT count(*) FROM Session) AS s'),
    ).toEqual([{ a: 1, s: 1 }])
    here.isSyncing = true
    expect(await here.drain()).toEqual(['shipped', 'shipped', 'idle'])
    expect(rows('SELECT count(*) AS n FROM UserTaskAttempt WHERE xpEarned > 0')).toEqual([{ n: 1 }])
  })

  it('shows an entry as pending until the copy holds it, and not after', async () => {
    const entry = makeSession(learner)
    here.journal.appendAll([entry])
    here.isSyncing = false
    expect(await here.ship()).toBe('behind')
    expect(here.journal.listUnshipped(10)).toEqual([])
    expect(pendingOf(here, learner.userId)).toEqual([entry.id])
    here.isSyncing = true
    expect(await here.ship()).toBe('idle')
    expect(pendingOf(here, learner.userId)).toEqual([])
  })

  it('shows it again when an older copy takes the place of the one that held it', async () => {
    const older = here.copyPath
    const entry = makeSession(learner)
    here.journal.appendAll([entry])
    expect(await here.drain()).toEqual(['shipped', 'idle'])
    here.serve(older)
    expect(pendingOf(here, learner.userId)).toEqual([entry.id])
    expect(here.journal.listUnshipped(10)).toEqual([])
    expect(await here.drain()).toEqual(['idle'])
    expect(pendingOf(here, learner.userId)).toEqual([])
  })

  it('takes what came to pass without an answer for done, and counts it once', async () => {
    here.journal.appendAll([
      makeAttempt(learner, taskAt(0)),
      makeAttempt(learner, taskAt(1)),
      makeSession(other),
    ])
    here.through = loseAnswers
    expect(await here.ship()).toBe('unavailable')
    here.through = (commit) => commit
    expect(await here.drain()).toEqual(['stale', 'shipped', 'idle'])
    expect(rows('SELECT count(*) AS n FROM Entry')).toEqual([{ n: 3 }])
    expect(rows('SELECT sum(xpEarned) AS xp, count(*) AS n FROM UserTaskAttempt')).toEqual([
      { xp: 2 * FIXTURE_RATES.baseTaskXp, n: 2 },
    ])
  })

  it('parks an entry once, though the answer to parking it was lost', async () => {
    const poison = makeAttempt(learner, { taskId: learner.userId, revisionId: 'none', topicSlug: 'topic-a' })
    here.journal.appendAll([poison])
    here.through = (commit) => (statements, extras) =>
      statements.some(({ sql }) => sql.includes('"Parked"'))
        ? loseAnswers(commit)(statements, extras)
        : commit(statements, extras)
    expect(await here.ship()).toBe('unavailable')
    here.through = (commit) => commit
    expect(await here.drain()).toEqual(['stale', 'shipped', 'idle'])
    expect(rows('SELECT id FROM Parked')).toEqual([{ id: poison.id }])
    expect(rows('SELECT id FROM Entry')).toEqual([{ id: poison.id }])
    expect(here.parked).toHaveLength(1)
  })

  it('says with every commit from which state it was derived', async () => {
    const marks: (LedgerMark | null | undefined)[] = []
    here.through = (commit) => (statements, extras) => {
      marks.push(extras?.history)
      return commit(statements, extras)
    }
    const poison = makeAttempt(learner, { taskId: learner.userId, revisionId: 'none', topicSlug: 'topic-a' })
    here.journal.appendAll([poison, makeSession(other)])
    await here.drain()
    const ledger = rows('SELECT seq, id FROM Ledger ORDER BY seq')
    const known = marks.map((mark) => ledger.findIndex(({ id }) => id === mark?.id))
    expect(marks.length).toBeGreaterThanOrEqual(2)
    expect(known).not.toContain(-1)
    expect(known).toEqual(known.toSorted((a, b) => a - b))
  })
})

describe('two nodes of one learner, each with a copy of its own age', () => {
  it('arrive at the same points as one, whoever is faster', async () => {
    for (let round = 0; round < 4; round += 1) {
      here.journal.appendAll([makeAttempt(learner, taskAt(round)), makeSession(other)])
      there.journal.appendAll([makeAttempt(learner, taskAt(round)), makeAttempt(learner, taskAt(round + 1))])
      await Promise.all([here.drain(), there.drain()])
    }
    expect(here.journal.listUnshipped(10)).toEqual([])
    expect(there.journal.listUnshipped(10)).toEqual([])
    const paid = 'SELECT taskId FROM UserTaskAttempt WHERE xpEarned > 0 GROUP BY taskId HAVING count(*) > 1'
    expect(rows(paid)).toEqual([])
    expect(rows(`SELECT count(*) AS n FROM Entry WHERE userId = '${learner.userId}'`)).toEqual([{ n: 12 }])
    expect(rows(`SELECT seq FROM Stream WHERE userId = '${learner.userId}'`)).toEqual([{ seq: 12 }])
    expect([...here.stuck, ...there.stuck, ...here.parked, ...there.parked]).toEqual([])
  })

  it('do not take what one of them was given first for what the other has', async () => {
    const entry = makeSession(learner)
    const twin = { ...makeSession(learner), id: entry.id }
    here.journal.appendAll([entry])
    there.journal.appendAll([twin])
    expect(await here.drain()).toEqual(['shipped', 'idle'])
    expect((await there.drain()).at(-1)).toBe('idle')
    expect(there.parked).toEqual([expect.stringContaining('another content is kept under this id')])
    expect(rows('SELECT count(*) AS n FROM Session')).toEqual([{ n: 1 }])
    expect(rows("SELECT json_extract(entry, '$.payload.sessionId') AS s FROM Parked")).toEqual([
      // cast: a session's payload names it.
      { s: (twin.payload as { sessionId: string }).sessionId },
    ])
  })
})

describe('a copy for which too many learners have moved on', () => {
  it('is made newer before the next is tried', async () => {
    const primary = openPrimary(folder.path)
    const learners = [learner, other]
    for (let count = 0; count < 10; count += 1) learners.push(await insertLearner(primary))
    primary.close()
    here.sync()
    there.sync()
    there.journal.appendAll(learners.map((one) => makeSession(one)))
    expect(await there.drain()).toEqual(['shipped', 'idle'])
    here.journal.appendAll(learners.map((one) => makeSession(one)))
    let commits = 0
    here.through =
      (commit) =>
      (...batch) => {
        commits += 1
        return commit(...batch)
      }
    expect(await here.drain()).toEqual(['stale', 'shipped', 'idle'])
    expect(commits).toBe(4)
    expect(rows('SELECT count(*) AS n FROM Session')).toEqual([{ n: 24 }])
  })
})
