import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deriveAgain } from '#app/server/derive-again.ts'
import { openData } from '#app/server/open-data.ts'
import { openLocalHandles } from '#app/server/open-handles.ts'
import { bundleScript, type BundledScript } from './bundled-process.ts'
import { insertCourse } from './course-fixture.ts'
import { insertLearner, makeDataFolder, openPrimary, queryRows } from './migrated-database.ts'
import { holdWriteLock, until } from './open-school.ts'
import { linesOf, startProcess, untilExit } from './typescript-process.ts'

let appending: BundledScript

beforeAll(async () => {
  appending = await bundleScript(new URL('./appending-process.ts', import.meta.url))
})

afterAll(() => appending.remove())

/** Rounds of each of two data folders, which are worked on side by side. */
const ROUNDS = 8

/** Everything that happened, as somebody outside has seen it. */
interface Observed {
  readonly offered: Set<string>
  readonly acknowledged: Set<string>
  /** Whatever else was said: nothing should be. */
  readonly complaints: string[]
}

/**
 * Lets a process append, kills it at a random moment, and notes what it said until then. The moment is counted from when
 * it is ready, and in every other round from its first acknowledgement: on a busy machine there might be none before.
 */
async function killOnce(dataDir: string, task: string, observed: Observed, round: number): Promise<void> {
  const release = round % 3 === 1 ? await holdWriteLock(join(dataDir, 'app.db')) : () => {}
  const child = startProcess(appending.script, [task])
  const sign = round % 2 === 0 ? 'ready' : 'acknowledged'
  let isDoomed = false
  try {
    for await (const line of linesOf(child)) {
      const [word = '', id = ''] = line.split(' ')
      if (word === sign && !isDoomed) {
        isDoomed = true
        void sleep(Math.random() * 150).then(() => child.kill('SIGKILL'))
      }
      if (word === 'offered') observed.offered.add(id)
      else if (word === 'acknowledged') observed.acknowledged.add(id)
      else if (word !== 'ready') observed.complaints.push(line)
    }
    expect(await untilExit(child)).toBeNull()
  } finally {
    child.kill('SIGKILL')
    release()
  }
}

const idsOf = (path: string, sql: string): string[] => queryRows(path, sql).map(({ id }) => String(id))

/** The set-full checker: nothing acknowledged is missing, nothing is there that was never offered. */
function expectComplete(observed: Observed, present: readonly string[]): void {
  const there = new Set(present)
  expect([...observed.acknowledged].filter((id) => !there.has(id))).toEqual([])
  expect([...there].filter((id) => !observed.offered.has(id))).toEqual([])
}

async function runRounds(): Promise<number> {
  const folder = await makeDataFolder()
  const [path, journalPath] = [folder.path, join(folder.dataDir, 'journal.db')]
  const primary = openPrimary(path)
  const { tasks } = await insertCourse(primary)
  const learners = [await insertLearner(primary), await insertLearner(primary)]
  primary.close()
  const observed: Observed = { offered: new Set(), acknowledged: new Set(), complaints: [] }
  const task = JSON.stringify({ dataDir: folder.dataDir, learners, tasks })

  for (let round = 0; round < ROUNDS; round += 1) {
    await killOnce(folder.dataDir, task, observed, round)
    const kept = idsOf(journalPath, 'SELECT id FROM Kept')
    expect(new Set(kept).size).toBe(kept.length)
    expectComplete(observed, [...kept, ...idsOf(path, 'SELECT id FROM Entry')])
  }

  const data = await openData(folder.dataDir, {
    onParked: ({ reason }) => observed.complaints.push(reason),
    onFailed: (detail) => observed.complaints.push(detail),
  })
  await until(() => data.journal.readBacklog().pending === 0)
  await data.close()
  const held = idsOf(path, 'SELECT id FROM Entry')
  expectComplete(observed, held)
  expect(held).toHaveLength(idsOf(journalPath, 'SELECT id FROM Kept').length)
  expect(observed.complaints).toEqual([])
  await expectDerivedOnce(path, held.length)
  for (const file of [path, journalPath]) {
    expect(queryRows(file, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
  }
  await folder.remove()
  return observed.acknowledged.size
}

/** Every entry has made its row, once, and what was derived bit by bit is what all of it makes. */
async function expectDerivedOnce(path: string, entries: number): Promise<void> {
  const [count] = queryRows(
    path,
    `SELECT (SELECT count(*) FROM Session) + (SELECT count(*) FROM UserTaskAttempt) AS n,
      (SELECT sum(seq) FROM Stream) AS seq`,
  )
  expect(count).toEqual({ n: entries, seq: entries })
  const before = readDerived(path)
  const handles = openLocalHandles(path)
  expect(await deriveAgain(handles, Date.now, () => {})).toMatchObject({ ok: true })
  await handles.close()
  expect(before.topics).not.toEqual([])
  expect(readDerived(path)).toEqual(before)
}

function readDerived(path: string) {
  const read = (columns: string, table: string) =>
    queryRows(path, `SELECT ${columns} FROM ${table} ORDER BY userId, 2`)
  return {
    attempts: read('userId, id, xpEarned, dayPlace, nextReviewDate', 'UserTaskAttempt'),
    topics: read('userId, topicSlug, currentXp, totalXpEarned, srsStage', 'UserTopicXp'),
    reviews: read('userId, taskId, topicSlug, stage, nextReviewDate', 'UserTaskReview'),
    days: read('userId, localDay, attempts, xpEarned, spans', 'UserActivityDay'),
    streaks: read('userId, lastDay, state', 'UserStreak'),
  }
}

describe('a server that is killed at any moment, again and again', () => {
  it('has every entry that it acknowledged, once, and none that nobody gave it', async () => {
    const acknowledged = await Promise.all([runRounds(), runRounds()])
    for (const count of acknowledged) expect(count).toBeGreaterThanOrEqual(ROUNDS / 2)
  })
})
