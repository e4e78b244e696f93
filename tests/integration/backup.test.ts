import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readManifest } from '#app/data/backup/manifest.ts'
import { verifyBackup } from '#app/data/backup/verify-backup.server.ts'
import { Connection } from '#app/data/connection.server.ts'
import type { EntryAuthor } from '#app/entries.ts'
import { AttemptPayload } from '#app/features/xp/rules/attempt.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { openData } from '#app/server/open-data.ts'
import { runCommandLine } from './command-line.ts'
import { makeAttempt } from './entry-fixture.ts'
import { queryRows } from './migrated-database.ts'
import { makeFolder } from './migrations-target.ts'
import { enrollLearner, holdWriteLock, openSchool, until, untilShipped, type School } from './open-school.ts'

let school: School
let learner: EntryAuthor
let place: string

beforeEach(async () => {
  school = await openSchool(2, 3)
  learner = await enrollLearner(school)
  await untilShipped(school)
  place = await makeFolder()
})

afterEach(async () => {
  await school.close()
  await rm(place, { recursive: true, force: true })
})

function makeAttempts(count: number): AcceptedEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const task = school.course.tasks[index % 6]
    if (!task) throw new Error('there are six tasks')
    return makeAttempt(learner, task, true, Date.now() + index)
  })
}

async function append(entries: readonly AcceptedEntry[]): Promise<void> {
  const answers = await Promise.all(entries.map((entry) => school.data.journal.append(entry)))
  expect(answers.filter(({ ok }) => !ok)).toEqual([])
}

const idsOf = (entries: readonly AcceptedEntry[]) => entries.map(({ id }) => id).toSorted()
const attemptsIn = (path: string) =>
  queryRows(path, 'SELECT id FROM UserTaskAttempt').map(({ id }) => String(id))

function backUp(folder: string) {
  return runCommandLine(['db-backup', folder], { DATA_DIR: school.dataDir })
}

async function manifestOf(folder: string) {
  const manifest = await verifyBackup(folder)
  if (!manifest.ok) throw new Error(manifest.reason.kind)
  return manifest.value
}

describe('a backup of a school that runs', () => {
  it('brings back everything, and the next start ships what waited, once', async () => {
    const shipped = makeAttempts(20)
    const [unknown] = makeAttempts(1)
    if (!unknown) throw new Error('an attempt was expected')
    const poison = { ...unknown, payload: { ...AttemptPayload.parse(unknown.payload), taskId: ulid() } }
    await append([...shipped, poison])
    await untilShipped(school)
    const waiting = makeAttempts(7)
    const folder = join(place, 'backup')
    const release = await holdWriteLock(school.path)
    await append(waiting)
    const made = await backUp(folder)
    release()
    expect(made.output).toMatch(/Journal: 7 entries that the database lacks, 1 parked\.\nBacked up to .*\n$/)
    expect(made.code).toBe(0)
    expect((await readdir(folder)).toSorted()).toEqual(['app.db', 'journal.db', 'manifest.json'])
    expect(await readdir(place)).toEqual(['backup'])
    const { facts, journal, source } = await manifestOf(folder)
    expect(source).toEqual({ kind: 'local' })
    expect(facts).toMatchObject({ integrity: 'ok', foreignKeyProblems: 0, tables: { UserTaskAttempt: 20 } })
    expect(journal).toEqual({ nodeId: school.data.journal.nodeId, waiting: 7, parked: 1, damaged: 0 })

    const restored = join(place, 'data')
    const back = await runCommandLine(['db-restore', folder, '--to', restored], {})
    expect(back.output).toMatch(/rows of UserTaskAttempt +20 +20\n/)
    expect(back.output).toMatch(/journal, waiting +7 +7\n/)
    expect(back.output).toMatch(/every figure is the same\.\n$/)
    expect(back.code).toBe(0)
    const told: unknown[] = []
    const data = await openData(restored, {
      onParked: (one) => told.push(one),
      onFailed: (one) => told.push(one),
    })
    await until(() => data.journal.readBacklog().pending === 0)
    expect(data.journal.nodeId).toBe(school.data.journal.nodeId)
    expect(data.journal.readBacklog()).toMatchObject({ pending: 0, parked: 1 })
    await data.close()
    expect(told).toEqual([])
    const path = join(restored, 'app.db')
    expect(attemptsIn(path).toSorted()).toEqual(idsOf([...shipped, ...waiting]))
    expect(queryRows(path, 'SELECT id FROM Parked')).toEqual([{ id: poison.id }])
    const [entries] = queryRows(path, 'SELECT count(*) AS n, count(DISTINCT id) AS ids FROM Entry')
    expect(entries).toEqual({ n: 29, ids: 29 })
  })

  it('is one state of the database, and loses nothing, while learners go on writing', async () => {
    const acknowledged: AcceptedEntry[] = []
    const isOver = new AbortController()
    const writing = (async () => {
      while (!isOver.signal.aborted) {
        const some = makeAttempts(3)
        await append(some)
        acknowledged.push(...some)
      }
    })()
    await until(() => acknowledged.length > 20)
    const before = idsOf(acknowledged)
    const folder = join(place, 'backup')
    const made = await backUp(folder)
    isOver.abort()
    await writing
    expect(made.code).toBe(0)
    expect((await manifestOf(folder)).facts).toMatchObject({ integrity: 'ok', foreignKeyProblems: 0 })
    const inDatabase = attemptsIn(join(folder, 'app.db'))
    const inJournal = queryRows(join(folder, 'journal.db'), 'SELECT id FROM Kept').map(({ id }) => String(id))
    const kept = new Set([...inDatabase, ...inJournal])
    expect(before.filter((id) => !kept.has(id))).toEqual([])
    expect(inDatabase).toHaveLength(new Set(inDatabase).size)
  })

  it('goes into a folder named by the time unless told, and never over another', async () => {
    const made = await runCommandLine(['db-backup'], { DATA_DIR: school.dataDir })
    expect(made.code).toBe(0)
    const [name, ...others] = await readdir(join(school.dataDir, 'backups'))
    expect(name).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/)
    expect(others).toEqual([])
    const again = await backUp(join(school.dataDir, 'backups', String(name)))
    expect(again.output).toMatch(/is there already: a backup never replaces another\.\n$/)
    expect(again.code).toBe(1)
  })
})

describe('a backup', () => {
  it('brings the search back, which still finds', async () => {
    const writer = Connection.openWritable(school.path)
    writer.exec(`INSERT INTO ContentSearch (rowid, kind, refId, courseId, title, body)
      VALUES (4503599627370495, 'lesson', 'one', 'course', 'Filtering', 'It is a Café, queried.')`)
    writer.close()
    const folder = join(place, 'backup')
    expect((await backUp(folder)).code).toBe(0)
    const { tables } = (await manifestOf(folder)).facts
    expect(Object.keys(tables).filter((name) => name.startsWith('ContentSearch'))).toEqual(['ContentSearch'])
    const restored = join(place, 'data')
    const { code, output } = await runCommandLine(['db-restore', folder, '--to', restored], {})
    expect(output).toMatch(/rows of ContentSearch +1 +1\n/)
    expect(code).toBe(0)
    const found = `SELECT rowid, refId FROM ContentSearch WHERE ContentSearch MATCH '"cafe" AND "quer"*'`
    expect(queryRows(join(restored, 'app.db'), found)).toEqual([{ rowid: 4503599627370495, refId: 'one' }])
  })

  it('is not made of a damaged database', async () => {
    await school.data.close()
    await writeFile(school.path, 'this is no database, though it has the name of one'.repeat(100))
    const { code, output } = await backUp(join(place, 'backup'))
    expect(output).toMatch(/is damaged, no backup was made of it/)
    expect(code).toBe(1)
    expect(await readdir(place)).toEqual([])
  })

  it('has a manifest that can be read again, and none of another version', () => {
    expect(readManifest('{')).toEqual({ ok: false, reason: 'manifest.json is no JSON' })
    expect(readManifest('{"version":2}')).toMatchObject({ ok: false })
  })
})
