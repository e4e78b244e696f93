import { ulid } from 'ulid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeEntry, type EntryAuthor } from '#app/entries.ts'
import { versionOf } from '#app/features/learning/rules/note-text.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { toIso } from '#app/kernel/time.ts'
import { insertCourse } from './course-fixture.ts'
import {
  insertLearner,
  makeDataFolder,
  openPrimary,
  queryRows,
  type DataFolder,
} from './migrated-database.ts'
import { ShippingNode } from './shipping-node.ts'

const START_MS = Date.UTC(2026, 4, 1, 12)

let folder: DataFolder
let learner: EntryAuthor
let lessonId: string
let noteId: string
let here: ShippingNode
let there: ShippingNode

beforeEach(async () => {
  folder = await makeDataFolder()
  const primary = openPrimary(folder.path)
  const course = await insertCourse(primary)
  learner = await insertLearner(primary)
  primary.close()
  lessonId = course.lessons[0]?.lessonId ?? ''
  noteId = ulid()
  ;[here, there] = ['here', 'there'].map((name) => new ShippingNode(folder.dataDir, folder.path, name)) as [
    ShippingNode,
    ShippingNode,
  ]
  for (const node of [here, there]) node.sync()
})

afterEach(async () => {
  for (const node of [here, there]) node.close()
  await folder.remove()
})

function edit(body: string, minute: number, over: AcceptedEntry | null = null): AcceptedEntry {
  const text = { noteId, lessonId, anchor: null, body, over: over && nameOf(over) }
  return makeEntry('note-written.v1', learner, text, { id: ulid(), nowMs: START_MS + minute * 60_000 })
}

function nameOf({ at, payload }: AcceptedEntry): string {
  // cast: of an entry that `edit` has made.
  const { body } = payload as { readonly body: string }
  return versionOf(noteId, { lessonId, anchor: null, body, writtenAt: at })
}

const notes = () =>
  queryRows(
    folder.path,
    'SELECT id, body, conflictOfId FROM Note WHERE removedAt IS NULL ORDER BY conflictOfId IS NOT NULL, id',
  )

describe('a note that is changed on two nodes', () => {
  it('is kept twice, and once where one of them knew of the other', async () => {
    const first = edit('first', 0)
    here.journal.appendAll([first])
    await here.drain()
    there.sync()
    const [late, early] = [edit('written there', 2, first), edit('written here', 1, first)]
    there.journal.appendAll([late])
    here.journal.appendAll([early])
    await there.drain()
    // Its copy is older than what it is written against: refused, brought up to date, derived again.
    expect(await here.drain()).toContain('stale')
    const both = [
      { id: noteId, body: 'written there', conflictOfId: null },
      { id: nameOf(early), body: 'written here', conflictOfId: noteId },
    ]
    expect(notes()).toEqual(both)
    there.sync()
    there.journal.appendAll([edit('both in one', 3, early)])
    await there.drain()
    expect(notes()).toMatchObject([{ id: noteId, body: 'both in one' }, { id: nameOf(late) }])
    const removal = { noteId, lessonId, over: nameOf(late) }
    const occasion = { id: ulid(), nowMs: START_MS + 240_000 }
    there.journal.appendAll([makeEntry('note-removed.v1', learner, removal, occasion)])
    await there.drain()
    expect(notes()).toEqual([{ id: noteId, body: 'both in one', conflictOfId: null }])
    expect([...here.parked, ...there.parked]).toEqual([])
  })

  it('says what was written last, when what it was written over comes later', async () => {
    const first = edit('first', 0)
    const second = edit('second', 1, first)
    there.journal.appendAll([second])
    await there.drain()
    here.journal.appendAll([first])
    await here.drain()
    expect(notes()).toEqual([{ id: noteId, body: 'second', conflictOfId: null }])
  })

  it('stays where it was removed on one of them and written on the other', async () => {
    const first = edit('first', 0)
    here.journal.appendAll([first])
    await here.drain()
    there.sync()
    const occasion = { id: ulid(), nowMs: START_MS + 300_000 }
    const removal = { noteId, lessonId, over: nameOf(first) }
    here.journal.appendAll([makeEntry('note-removed.v1', learner, removal, occasion)])
    there.journal.appendAll([edit('second', 1, first)])
    await here.drain()
    expect(notes()).toEqual([])
    await there.drain()
    expect(notes()).toEqual([{ id: noteId, body: 'second', conflictOfId: null }])
    expect(queryRows(folder.path, 'SELECT writtenAt FROM Note WHERE removedAt IS NULL')).toEqual([
      { writtenAt: toIso(START_MS + 60_000) },
    ])
  })
})
