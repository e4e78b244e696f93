import { expect, it } from 'vitest'
import type { NoteRow } from './fold-note.ts'
import { takeShown } from './own-note.ts'

const row = (body: string): NoteRow => ({
  id: body.slice(0, 10),
  lessonId: 'l',
  anchor: null,
  body,
  conflictOfId: null,
  writtenAt: '2026-05-01T00:00:00.000Z',
  removedAt: null,
})

it('shows the notes that were written last, as far as a page has room', () => {
  const few = [row('a'), row('b')]
  expect(takeShown(few)).toEqual(few)
  const long = Array.from({ length: 300 }, () => row('x'.repeat(10_000)))
  expect(takeShown([...few, ...long])).toEqual([...few, ...long.slice(0, 199)])
})
