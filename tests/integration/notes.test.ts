import * as fc from 'fast-check'
import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import { makeEntry, type EntryAuthor } from '#app/entries.ts'
import { listBookmarks } from '#app/features/learning/list-bookmarks.server.ts'
import { listLessonNotes } from '#app/features/learning/list-lesson-notes.server.ts'
import { listNotes } from '#app/features/learning/list-notes.server.ts'
import type { OwnNote } from '#app/features/learning/rules/own-note.ts'
import { setBookmark } from '#app/features/learning/set-bookmark.server.ts'
import { removeNote, writeNote } from '#app/features/learning/write-note.server.ts'
import type { AcceptedEntry } from '#app/kernel/entry.ts'
import { commit, type LessonFixture } from './course-fixture.ts'
import { queryRows } from './migrated-database.ts'
import { enrollLearner, holdWriteLock, openSchool, untilShipped, type School } from './open-school.ts'

const START_MS = Date.UTC(2026, 4, 1, 12)

let school: School
let lesson: LessonFixture
let learner: EntryAuthor

beforeAll(async () => {
  school = await openSchool(2, 1)
  const [first] = school.course.lessons
  if (!first) throw new Error('the course has lessons')
  lesson = first
})

beforeEach(async () => {
  learner = await enrollLearner(school)
  await untilShipped(school)
})

afterAll(() => school.close())

const handles = () => ({ reader: school.data.replica, journal: school.data.journal })
const shown = (who = learner): OwnNote[] =>
  school.data.replica.forLearner(who.userId, (view) => listLessonNotes(view, who.userId, lesson.lessonId))
const textsOf = (notes: readonly OwnNote[]) => notes.map(({ body }) => body)
const marked = () =>
  school.data.replica.forLearner(learner.userId, (view) => [...listBookmarks(view, learner.userId)])
const rowsOf = ({ userId }: EntryAuthor) =>
  queryRows(
    school.path,
    `SELECT id, body, anchor, conflictOfId, writtenAt, removedAt FROM Note WHERE userId = '${userId}' ORDER BY id`,
  )

function written(body: string, change: Partial<Parameters<typeof writeNote>[2]> = {}, minute = 0) {
  const note = { noteId: ulid(), lessonId: lesson.lessonId, anchor: null, body, over: null, ...change }
  return writeNote(handles(), learner, note, START_MS + minute * 60_000)
}

async function keep(...entries: readonly AcceptedEntry[]): Promise<void> {
  for (const entry of entries) {
    const kept = await school.data.journal.append(entry)
    if (!kept.ok) throw new Error(kept.reason.code)
  }
}

describe('a note', () => {
  it('is written, written anew, found again and removed, the same before and after it is shipped', async () => {
    const noteId = ulid()
    const steps = [
      () => written('One.', { noteId, anchor: 'section-joins' }),
      () => written('Two.', { noteId, over: shown()[0]?.version ?? null }, 1),
      () => {
        const [note] = shown()
        if (!note) throw new Error('there is a note')
        const removal = { noteId, lessonId: note.lessonId, over: note.version }
        return removeNote(handles(), learner, removal, START_MS + 120_000)
      },
    ]
    const seen: (string[] | number)[] = []
    for (const step of steps) {
      const release = await holdWriteLock(school.path)
      expect(await step()).toEqual({ ok: true, value: null })
      const before = shown()
      release()
      await untilShipped(school)
      expect(shown()).toEqual(before)
      seen.push(textsOf(before))
    }
    expect(seen).toEqual([['One.'], ['Two.'], []])
    expect(rowsOf(learner).map(({ body }) => body)).toEqual(['', '', ''])
    expect(school.parked).toEqual([])
  })

  it('that is sent twice is there once', async () => {
    const noteId = ulid()
    for (const minute of [0, 1])
      expect(await written('Once.', { noteId }, minute)).toMatchObject({ ok: true })
    await untilShipped(school)
    expect(await written('Once.', { noteId }, 2)).toMatchObject({ ok: true })
    await untilShipped(school)
    expect(textsOf(shown())).toEqual(['Once.'])
  })

  it('is kept twice where two edits did not know of each other, and is one again after one is removed', async () => {
    const noteId = ulid()
    await written('first', { noteId })
    const over = shown()[0]?.version ?? null
    await written('here', { noteId, over }, 1)
    await written('there', { noteId, over }, 2)
    const both = shown()
    await untilShipped(school)
    expect(shown()).toEqual(both)
    expect(both).toMatchObject([
      { id: noteId, noteId, body: 'there', isConflict: false },
      { noteId, body: 'here', isConflict: true },
    ])
    const [, other] = both
    if (!other) throw new Error('there are two')
    await removeNote(handles(), learner, { noteId, lessonId: lesson.lessonId, over: other.version }, START_MS)
    await untilShipped(school)
    expect(shown()).toMatchObject([{ id: noteId, body: 'there', isConflict: false }])
  })

  it('is not taken for a lesson that there is not, or that was never published', async () => {
    const draft = await openSchool(1, 1)
    expect(await written('x', { lessonId: draft.course.lessons[0]?.lessonId ?? '' })).toEqual({
      ok: false,
      reason: 'unknown-lesson',
    })
    const hide = tables.updateTable('Course').set({ status: 'DRAFT' })
    await commit(draft.data.primary, [toStatement(hide)])
    const hidden = {
      noteId: ulid(),
      lessonId: draft.course.lessons[0]?.lessonId ?? '',
      anchor: null,
      over: null,
    }
    const parts = { reader: draft.data.replica, journal: draft.data.journal }
    const refused = await writeNote(parts, learner, { ...hidden, body: 'x' }, START_MS)
    expect(refused).toEqual({ ok: false, reason: 'unknown-lesson' })
    await draft.close()
  })

  it('is found by words in it, in its lesson and its course', async () => {
    await written('Mind the NULLs.')
    await written('Something else.', { lessonId: school.course.lessons[1]?.lessonId ?? '' })
    const found = (words: string) =>
      school.data.replica.forLearner(learner.userId, (view) =>
        listNotes(view, learner.userId, words).flatMap(({ lessons }) =>
          lessons.flatMap(({ title, notes }) => [title, ...textsOf(notes)]),
        ),
      )
    expect(found('')).toEqual(['Lesson 1', 'Mind the NULLs.', 'Lesson 2', 'Something else.'])
    expect(found('null')).toEqual(['Lesson 1', 'Mind the NULLs.'])
    expect(found('lesson 2')).toEqual(['Lesson 2', 'Something else.'])
    expect(found('zebra')).toEqual([])
  })
})

describe('somebody else', () => {
  it('cannot write or remove a note whose id they know', async () => {
    const noteId = ulid()
    await written('Mine.', { noteId })
    await untilShipped(school)
    const [mine] = shown()
    const owner = learner
    const before = rowsOf(owner)
    learner = await enrollLearner(school)
    await untilShipped(school)
    expect(await written('Theirs.', { noteId })).toEqual({ ok: false, reason: 'somebody-else' })
    // What was kept unjudged, or raced past: it changes nothing, and stops nothing behind it.
    const own = ulid()
    const theirs = {
      noteId,
      lessonId: lesson.lessonId,
      anchor: null,
      body: 'Theirs.',
      over: mine?.version ?? null,
    }
    const removal = { noteId, lessonId: lesson.lessonId, over: mine?.version ?? '' }
    const occasion = () => ({ id: ulid(), nowMs: START_MS + 60_000 })
    await keep(
      makeEntry('note-written.v1', learner, theirs, occasion()),
      makeEntry('note-removed.v1', learner, removal, occasion()),
      makeEntry('note-written.v1', learner, { ...theirs, noteId: own, over: noteId }, occasion()),
    )
    expect(textsOf(shown())).toEqual(['Theirs.'])
    await untilShipped(school)
    expect(textsOf(shown())).toEqual(['Theirs.'])
    expect(rowsOf(owner)).toEqual(before)
    expect(textsOf(shown(owner))).toEqual(['Mine.'])
    expect(school.parked).toEqual([])
  })
})

describe('a bookmark', () => {
  it('is as it was left last, whichever word comes first', async () => {
    const word = (isSet: boolean, minute: number) =>
      makeEntry(
        'bookmarked.v1',
        learner,
        { lessonId: lesson.lessonId, isSet },
        {
          id: ulid(),
          nowMs: START_MS + minute * 60_000,
        },
      )
    await keep(word(false, 3))
    await untilShipped(school)
    await keep(word(true, 2))
    expect(marked()).toEqual([])
    await untilShipped(school)
    expect(marked()).toEqual([])
    await keep(word(true, 4))
    expect(marked()).toEqual([lesson.lessonId])
    await untilShipped(school)
    expect(marked()).toEqual([lesson.lessonId])
  })

  it('that is set already makes no entry', async () => {
    const occasion = { nowMs: START_MS, newId: () => ulid() }
    for (const isSet of [true, true, false, false]) {
      const set = await setBookmark(handles(), learner, { lessonId: lesson.lessonId, isSet }, occasion)
      expect(set).toEqual({ ok: true, value: null })
      await untilShipped(school)
      expect(marked()).toEqual(isSet ? [lesson.lessonId] : [])
      occasion.nowMs += 1_000
    }
    const entries = queryRows(school.path, `SELECT id FROM Entry WHERE userId = '${learner.userId}'`)
    // Taking up the course is the third.
    expect(entries).toHaveLength(3)
  })
})

/** One thing that a learner does to one of two notes; `seen` says which version they had before them. */
interface Act {
  readonly note: number
  readonly seen: number
  readonly minute: number
  readonly isRemoval: boolean
}

const act: fc.Arbitrary<Act> = fc.record({
  note: fc.nat(1),
  seen: fc.nat(4),
  minute: fc.nat(2),
  isRemoval: fc.boolean(),
})

describe('what a learner sees of their notes before they are shipped', () => {
  it('is what they see after, however it was divided, and in whichever order it came', async () => {
    const divided = fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(divided, async (segments) => {
        const author = await enrollLearner(school)
        learner = author
        await untilShipped(school)
        const noteIds = [ulid(), ulid()]
        const versions: string[][] = [[], []]
        const all: AcceptedEntry[] = []
        for (const acts of segments) {
          const release = await holdWriteLock(school.path)
          for (const one of acts) {
            const entry = entryOf(author, one, { noteIds, versions, place: all.length })
            all.push(entry)
            await keep(entry)
            for (const { noteId, version } of shown()) versions[noteIds.indexOf(noteId)]?.push(version)
          }
          const before = shown()
          release()
          await untilShipped(school)
          expect(shown()).toEqual(before)
        }
        const rows = rowsOf(author)
        const forget = tables.deleteFrom('Note').where('userId', '=', author.userId)
        await commit(school.data.primary, [toStatement(forget)])
        // The same facts the other way round, under ids that have not been used.
        await keep(...all.toReversed().map((entry) => ({ ...entry, id: ulid() })))
        await untilShipped(school)
        expect(rowsOf(author)).toEqual(rows)
      }),
      { numRuns: 25 },
    )
    expect(school.parked).toEqual([])
  })
})

function entryOf(
  author: EntryAuthor,
  { note, seen, minute, isRemoval }: Act,
  known: { readonly noteIds: readonly string[]; readonly versions: string[][]; readonly place: number },
): AcceptedEntry {
  const noteId = known.noteIds[note] ?? ''
  const over = known.versions[note]?.[seen] ?? null
  const occasion = { id: ulid(), nowMs: START_MS + minute * 60_000 }
  const { lessonId } = lesson
  if (isRemoval && over !== null)
    return makeEntry('note-removed.v1', author, { noteId, lessonId, over }, occasion)
  const text = { anchor: null, body: `text ${known.place}`, over }
  return makeEntry('note-written.v1', author, { noteId, lessonId, ...text }, occasion)
}
