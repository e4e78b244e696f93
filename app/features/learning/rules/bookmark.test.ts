import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toIso } from '#app/kernel/time.ts'
import { laterBookmark, type Bookmark } from './bookmark.ts'

const bookmark: fc.Arbitrary<Bookmark> = fc
  .record({ minute: fc.nat(3), isSet: fc.boolean() })
  .map(({ minute, isSet }) => ({ lessonId: 'l', isSet, writtenAt: toIso(minute * 60_000) }))

describe('laterBookmark', () => {
  it('keeps what was said last', () => {
    const set: Bookmark = { lessonId: 'l', isSet: true, writtenAt: toIso(1) }
    const removed: Bookmark = { lessonId: 'l', isSet: false, writtenAt: toIso(2) }
    expect(laterBookmark(set, removed)).toEqual(removed)
    expect(laterBookmark(removed, set)).toEqual(removed)
  })

  it('keeps a bookmark that was set and removed in one instant', () => {
    const [set, removed] = [true, false].map((isSet) => ({ lessonId: 'l', isSet, writtenAt: toIso(1) }))
    expect(set && removed && laterBookmark(removed, set)).toEqual(set)
  })

  it('comes to the same in any order, however often each is said', () => {
    const said = fc.array(bookmark, { minLength: 1, maxLength: 6 })
    const orders = said.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length })),
    )
    fc.assert(
      fc.property(orders, ([all, shuffled]) => {
        const [first, second] = [all, shuffled].map((some) => some.reduce(laterBookmark))
        expect(second).toEqual(first)
      }),
    )
  })
})
