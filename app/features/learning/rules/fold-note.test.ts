import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toIso } from '#app/kernel/time.ts'
import { foldNote, fromNoteRows, NO_NOTE, toNoteRows, type NoteFact, type NoteRow } from './fold-note.ts'
import { versionOf } from './note-text.ts'

const NOTE = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
const LESSON = '01ARZ3NDEKTSV4RRFFQ69G5FAW'

type Edit = Extract<NoteFact, { readonly kind: 'written' }>

function edit(body: string, minute: number, over: Edit | null = null): Edit {
  const writtenAt = toIso(minute * 60_000)
  return { kind: 'written', lessonId: LESSON, anchor: null, body, writtenAt, over: over && nameOf(over) }
}

function removal(of: Edit, minute: number): NoteFact {
  return { kind: 'removed', lessonId: LESSON, over: nameOf(of), writtenAt: toIso(minute * 60_000) }
}

function nameOf({ lessonId, anchor, body, writtenAt }: Edit): string {
  return versionOf(NOTE, { lessonId, anchor, body, writtenAt })
}

function rowsOf(facts: readonly NoteFact[]): NoteRow[] {
  return toNoteRows(
    NOTE,
    facts.reduce((state, fact) => foldNote(NOTE, state, fact), NO_NOTE),
  ).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** What its owner sees, the note itself first. */
function shownOf(facts: readonly NoteFact[]): string[] {
  return rowsOf(facts)
    .filter(({ removedAt }) => removedAt === null)
    .toSorted((a, b) => Number(a.conflictOfId !== null) - Number(b.conflictOfId !== null))
    .map(({ body }) => body)
}

const first = edit('first', 1)

describe('a note', () => {
  it('says what was written over it last, whichever came first', () => {
    const second = edit('second', 2, first)
    const third = edit('third', 3, second)
    for (const facts of [
      [first, second, third],
      [third, second, first],
      [second, third, first],
    ])
      expect(shownOf(facts)).toEqual(['third'])
  })

  it('says what was written over it by a clock that is behind', () => {
    expect(shownOf([edit('first', 9), edit('second', 2, edit('first', 9))])).toEqual(['second'])
  })

  it('keeps both of two edits that did not know of each other: the later is the note', () => {
    const [here, there] = [edit('here', 2, first), edit('there', 3, first)]
    expect(shownOf([first, here, there])).toEqual(['there', 'here'])
    expect(rowsOf([first, here, there])).toMatchObject([
      { id: nameOf(first), conflictOfId: NOTE, body: '', removedAt: here.writtenAt },
      { id: nameOf(here), conflictOfId: NOTE, body: 'here', removedAt: null },
      { id: NOTE, conflictOfId: null, body: 'there', removedAt: null },
    ])
  })

  it('is one again once the other has been removed', () => {
    const [here, there] = [edit('here', 2, first), edit('there', 3, first)]
    expect(shownOf([first, here, there, removal(here, 4)])).toEqual(['there'])
    expect(shownOf([first, here, there, removal(there, 4)])).toEqual(['here'])
  })

  it('that is removed is gone; what was written over it meanwhile stays', () => {
    expect(shownOf([first, removal(first, 2)])).toEqual([])
    expect(rowsOf([first, removal(first, 2)]).find(({ id }) => id === NOTE)).toMatchObject({
      id: NOTE,
      body: '',
      removedAt: toIso(120_000),
    })
    expect(shownOf([first, removal(first, 3), edit('second', 2, first)])).toEqual(['second'])
    expect(shownOf([removal(first, 2), first])).toEqual([])
  })

  it('is not lost to a word that names no version of it', () => {
    expect(shownOf([first, { ...removal(first, 2), over: NOTE }])).toEqual(['first'])
    expect(shownOf([{ ...first, over: nameOf(first) }])).toEqual(['first'])
  })
})

/** Any history: each edit is written over one before it, or over none; some are removed; times tie and go back. */
const histories = fc
  .array(
    fc.record({ over: fc.nat(6), minute: fc.nat(2), body: fc.constantFrom('a', 'b'), isRemoval: fc.nat(3) }),
    { minLength: 1, maxLength: 7 },
  )
  .map((steps) =>
    steps.reduce<NoteFact[]>((facts, { over, minute, body, isRemoval }) => {
      const edits = facts.filter((fact): fact is Edit => fact.kind === 'written')
      const before = edits[over]
      const fact = before && isRemoval === 0 ? removal(before, minute) : edit(body, minute, before ?? null)
      return [...facts, fact]
    }, []),
  )

/** The same by another way: of the set of all facts, the texts that none of them names. */
function byHand(facts: readonly NoteFact[]): string[] {
  const named = new Set(
    facts.filter((fact) => fact.kind === 'removed' || fact.over !== nameOf(fact)).map(({ over }) => over),
  )
  const edits = facts.filter((fact): fact is Edit => fact.kind === 'written')
  return [...new Set(edits.map(nameOf))].filter((name) => !named.has(name)).toSorted()
}

describe('any history of a note', () => {
  it('comes to the same rows in any order, with repetitions, and with stops in between', () => {
    const orders = histories.chain((facts) =>
      fc.tuple(
        fc.constant(facts),
        fc.shuffledSubarray([...facts, ...facts], { minLength: 2 * facts.length }),
        fc.nat(8),
      ),
    )
    fc.assert(
      fc.property(orders, ([facts, shuffled, stop]) => {
        const expected = rowsOf(facts)
        expect(rowsOf(shuffled)).toEqual(expected)
        const stored = fromNoteRows(NOTE, rowsOf(shuffled.slice(0, stop)))
        const state = shuffled.slice(stop).reduce((before, fact) => foldNote(NOTE, before, fact), stored)
        expect(toNoteRows(NOTE, state).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(expected)
      }),
      { numRuns: 1_000 },
    )
  })

  it('loses no text that nobody has written over or removed', () => {
    fc.assert(
      fc.property(histories, (facts) => {
        const rows = rowsOf(facts)
        const shown = rows.filter(({ removedAt }) => removedAt === null)
        expect(
          shown
            .map(({ lessonId, anchor, body, writtenAt }) =>
              versionOf(NOTE, { lessonId, anchor, body, writtenAt }),
            )
            .toSorted(),
        ).toEqual(byHand(facts))
        expect(rows.filter(({ id }) => id === NOTE)).toHaveLength(1)
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
      }),
      { numRuns: 1_000 },
    )
  })

  it('is shown with its latest text first', () => {
    fc.assert(
      fc.property(histories, (facts) => {
        const shown = rowsOf(facts).filter(({ removedAt }) => removedAt === null)
        const note = shown.find(({ id }) => id === NOTE)
        expect(shown.every(({ writtenAt }) => writtenAt <= (note?.writtenAt ?? ''))).toBe(true)
      }),
    )
  })
})
