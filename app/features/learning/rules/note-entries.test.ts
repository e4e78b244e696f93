import { describe, expect, it } from 'vitest'
import { NoteWritten } from './note-entries.ts'
import { NOTE_MAX } from './note-text.ts'

const ID = '01ARZ3NDEKTSV4RRFFQ69G5FAV'

describe('NoteWritten', () => {
  const note: NoteWritten = { noteId: ID, lessonId: ID, anchor: 'section-joins', body: 'x', over: null }

  it.each([
    ['no text', { body: '' }],
    ['nothing but space', { body: ' \n\t ' }],
    ['too much of it', { body: 'x'.repeat(NOTE_MAX + 1) }],
    ['a heading without a name', { anchor: '' }],
    ['a name that is no id', { noteId: 'mine' }],
  ])('takes none with %s', (_, change) => {
    expect(NoteWritten.safeParse(note).success).toBe(true)
    expect(NoteWritten.safeParse({ ...note, body: 'x'.repeat(NOTE_MAX) }).success).toBe(true)
    expect(NoteWritten.safeParse({ ...note, ...change }).success).toBe(false)
  })
})

it('is a note as it comes back from where it is kept', () => {
  const note = { noteId: ID, lessonId: ID, anchor: 'a\u0000', body: 'half \ud83d of\u0000 it', over: null }
  expect(NoteWritten.parse(note)).toMatchObject({ anchor: 'a', body: 'half \ufffd of it' })
  expect(NoteWritten.safeParse({ ...note, body: '\u0000' }).success).toBe(false)
})
