import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { EntryAuthor } from '#app/entries.ts'
import { listTopicStandings } from '#app/features/xp/list-topic-standings.server.ts'
import { AttemptPayload } from '#app/features/xp/rules/attempt.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { openData } from '#app/server/open-data.ts'
import { FIXTURE_RATES } from './course-fixture.ts'
import { makeAttempt, makeSession } from './entry-fixture.ts'
import { queryRows } from './migrated-database.ts'
import { enrollLearner, holdWriteLock, openSchool, untilShipped, type School } from './open-school.ts'

let school: School
let learners: readonly EntryAuthor[]

beforeAll(async () => {
  school = await openSchool(2, 3)
})

beforeEach(async () => {
  school.parked.length = 0
  learners = [await enrollLearner(school), await enrollLearner(school), await enrollLearner(school)]
  await untilShipped(school)
})

afterAll(() => school.close())

/** Rows of these three learners. */
function rowsOf(columns: string, table: string): Record<string, unknown>[] {
  const users = learners.map(({ userId }) => `'${userId}'`).join()
  return queryRows(school.path, `SELECT ${columns} FROM ${table} WHERE userId IN (${users})`)
}

/** Attempts of the three learners, one after the other, at the tasks in turn. */
function makeAttempts(count: number): AcceptedEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const [author, task] = [learners[index % learners.length], school.course.tasks[index % 6]]
    if (!author || !task) throw new Error('there are three learners and six tasks')
    return makeAttempt(author, task, true, Date.now() + index)
  })
}

/** Appends everything while nothing can be shipped, so that it goes in one batch. */
async function appendTogether(entries: readonly AcceptedEntry[]): Promise<void> {
  const release = await holdWriteLock(school.path)
  const answers = await Promise.all(entries.map((entry) => school.data.journal.append(entry)))
  release()
  expect(answers.filter(({ ok }) => !ok)).toEqual([])
  await untilShipped(school)
}

function poisoned(
  entry: AcceptedEntry | undefined,
  change: Readonly<Record<string, string | number>>,
): AcceptedEntry {
  if (!entry) throw new Error('an attempt was expected')
  return {
    ...entry,
    id: ulid(),
    payload: { ...AttemptPayload.parse(entry.payload), ...change },
  }
}

describe('an entry that can never apply', () => {
  it.each([
    ['names a task that does not exist', () => ({ taskId: ulid() }), /^FOREIGN_KEY_ERROR: .*FOREIGN KEY/],
    ['cannot be read', () => ({ taskId: 'not an id' }), /^VALIDATION_ERROR: nothing can be derived from it/],
  ])('because it %s is parked with its reason, and everything else arrives', async (_, change, reason) => {
    const backlog = school.data.journal.readBacklog()
    const sound = makeAttempts(99)
    const poison = poisoned(sound[50], change())
    await appendTogether([...sound.slice(0, 50), poison, ...sound.slice(50)])

    const attempts = rowsOf('id', 'UserTaskAttempt').map(({ id }) => String(id))
    expect(attempts.toSorted()).toEqual(sound.map(({ id }) => id).toSorted())
    const [parked, ...others] = rowsOf('*', 'Parked')
    expect(others).toEqual([])
    expect(parked).toMatchObject({ id: poison.id, userId: poison.userId, kind: 'attempt.v1' })
    expect(parked?.['reason']).toMatch(reason)
    expect(parked?.['nodeId']).toBe(school.data.journal.nodeId)
    expect(JSON.parse(String(parked?.['entry']))).toEqual(poison)
    expect(school.parked).toEqual([
      { type: 'parked', entryId: poison.id, userId: poison.userId, reason: parked?.['reason'] },
    ])
    expect(school.failures).toEqual([])
    expect(school.data.journal.readBacklog()).toEqual({ ...backlog, parked: backlog.parked + 1 })
    expect(rowsOf('count(*) AS n, count(DISTINCT id) AS ids', 'Entry')).toEqual([{ n: 103, ids: 103 }])
  })

  it('is out of the way of the learner it came from: pages, points and what they do next', async () => {
    const [learner] = learners
    const [task] = school.course.tasks
    if (!learner || !task) throw new Error('there are learners and tasks')
    const poison = poisoned(makeAttempt(learner, task), { taskId: 'not an id' })
    await appendTogether([poison, makeAttempt(learner, task)])
    await appendTogether([makeAttempt(learner, task)])
    const standing = school.data.replica.forLearner(learner.userId, (view) => {
      expect(view.pending).toEqual([])
      return listTopicStandings(view, learner, Date.now())
    })
    expect(standing).toMatchObject([{ topicSlug: task.topicSlug, currentXp: FIXTURE_RATES.baseTaskXp }])
  })

  it('does not stop the entries of somebody who was deleted meanwhile', async () => {
    const [gone, stays] = learners
    if (!gone || !stays) throw new Error('there are three learners')
    await appendTogether([makeSession({ ...gone, userId: ulid() }), makeSession(stays), makeSession(gone)])
    expect(school.parked).toMatchObject([{ reason: expect.stringMatching(/^FOREIGN_KEY_ERROR/) as unknown }])
    expect(rowsOf('count(*) AS n', 'Session')).toEqual([{ n: 2 }])
  })

  // The last: it closes the school.
  it('is not offered again after a restart, and its repetition is not shipped either', async () => {
    const poison = poisoned(makeAttempts(1)[0], { taskId: ulid() })
    await appendTogether([poison])
    const { parked } = school.data.journal.readBacklog()
    await school.data.close()
    const again: unknown[] = []
    const data = await openData(school.dataDir, {
      onParked: (one) => again.push(one),
      onFailed: (one) => again.push(one),
    })
    expect(await data.journal.append(poison)).toMatchObject({ value: { isRepetition: true } })
    expect(data.journal.readBacklog()).toMatchObject({ pending: 0, parked })
    await data.close()
    expect(again).toEqual([])
    expect(rowsOf('id', 'Parked')).toEqual([{ id: poison.id }])
  })
})
