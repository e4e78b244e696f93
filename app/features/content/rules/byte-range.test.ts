import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listPartSlices, PART_BYTES } from './asset-parts.ts'
import { readByteRange } from './byte-range.ts'

describe('readByteRange', () => {
  it.each([
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=0-', { first: 0, last: 99 }],
    ['bytes=90-1000', { first: 90, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=-1000', { first: 0, last: 99 }],
    ['Bytes = 5 - 6', { first: 5, last: 6 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
  ])('reads %s', (header, range) => {
    expect(readByteRange(header, 100)).toEqual(range)
  })

  it.each([undefined, '', 'bytes=', 'bytes=-', 'bytes=2-1', 'bytes=0-1,5-6', 'lines=0-1', 'bytes=a-b'])(
    'takes %j for none',
    (header) => {
      expect(readByteRange(header, 100)).toBeNull()
    },
  )
})

describe('listPartSlices', () => {
  it('is the stretch, whole and in order, and touches no part besides', () => {
    const stretch = fc
      .tuple(fc.nat(5 * PART_BYTES), fc.nat(3 * PART_BYTES))
      .map(([first, more]) => [first, first + more] as const)
    fc.assert(
      fc.property(stretch, ([first, last]) => {
        const slices = listPartSlices(first, last)
        const places = slices.map(({ order, start, end }) => [
          order * PART_BYTES + start,
          order * PART_BYTES + end,
        ])
        expect(places[0]?.[0]).toBe(first)
        expect(places.at(-1)?.[1]).toBe(last + 1)
        places.slice(1).forEach(([start], index) => expect(start).toBe(places[index]?.[1]))
        expect(slices.every(({ start, end }) => start < end && end <= PART_BYTES)).toBe(true)
      }),
    )
  })
})
