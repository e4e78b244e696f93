import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toIso } from '#app/kernel/time.ts'
import { isUlid } from '#app/kernel/ulid.ts'
import { versionOf, type NoteText } from './note-text.ts'

const ID = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
const text: NoteText = { lessonId: ID, anchor: null, body: 'Mind the gap.', writtenAt: toIso(1_000_000) }

describe('versionOf', () => {
  it('has the form of a ULID, whatever is written and whenever', () => {
    const anyText = fc.record({
      lessonId: fc.constant(ID),
      anchor: fc.option(fc.string()),
      body: fc.string(),
      writtenAt: fc.date({ noInvalidDate: true, min: new Date(-1), max: new Date(253_402_300_799_999) }),
    })
    fc.assert(
      fc.property(anyText, (one) => {
        const version = versionOf(ID, { ...one, writtenAt: one.writtenAt.toISOString() })
        expect(isUlid(version)).toBe(true)
      }),
    )
  })

  it('is another one for every part that differs', () => {
    const others: readonly Partial<NoteText>[] = [
      { anchor: '' },
      { anchor: 'section-joins' },
      { body: 'Mind the gap!' },
      { body: '' },
      { lessonId: `${ID.slice(0, -1)}W` },
      { writtenAt: toIso(1_000_001) },
    ]
    const versions = others.map((change) => versionOf(ID, { ...text, ...change }))
    const all = [versionOf(ID, text), versionOf(`${ID.slice(0, -1)}W`, text), ...versions]
    expect(new Set(all).size).toBe(all.length)
    expect(versionOf(ID, { ...text })).toBe(versionOf(ID, text))
  })

  it('is known to those who have stored it: it does not change from release to release', () => {
    expect(versionOf(ID, text)).toBe('000000YGJ002X0KPEY034GEN8A')
  })

  it('seldom takes two texts for one', () => {
    const bodies = Array.from({ length: 20_000 }, (_, index) => `${index}`)
    const versions = bodies.map((body) => versionOf(ID, { ...text, body }))
    expect(new Set(versions).size).toBe(bodies.length)
  })
})
