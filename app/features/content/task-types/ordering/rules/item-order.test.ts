import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completeOrder, moveId, readNearestOrder, readPlaces } from './item-order.ts'

const item = ['0', '1', '2']

describe('readPlaces', () => {
  it('reads nothing in a form of thousands of fields', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => String(index))
    expect(readPlaces({ item: many, place: many.map(() => 'none') })).toBeNull()
  })

  it('puts each item at its place', () => {
    const ids = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 8 })
    const shuffled = ids.chain((order) =>
      fc.tuple(fc.constant(order), fc.shuffledSubarray(order, { minLength: order.length })),
    )
    fc.assert(
      fc.property(shuffled, ([order, shown]) => {
        const place = shown.map((id) => String(order.indexOf(id) + 1))
        expect(readPlaces({ item: shown, place })).toEqual(order)
        expect(readNearestOrder({ item: shown, place })).toEqual(order)
      }),
    )
  })

  it.each([[['1', '1', '2']], [['1', '2']], [['1', '2', '4']], [['0', '1', '2']], [['1', '2', 'x']]])(
    'reads no order in %j',
    (place) => {
      expect(readPlaces({ item, place })).toBeNull()
    },
  )
})

describe('readNearestOrder', () => {
  it('goes by place, and then as they came', () => {
    expect(readNearestOrder({ item, place: ['2', '2', '1'] })).toEqual(['2', '0', '1'])
    expect(readNearestOrder({ item })).toEqual(item)
    expect(readNearestOrder({})).toEqual([])
  })
})

describe('moveId', () => {
  it('moves one and keeps the others in their order', () => {
    expect(moveId(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd'])
    expect(moveId(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c'])
  })

  it('moves nothing beyond the ends', () => {
    for (const to of [-1, 2]) expect(moveId(['a', 'b'], 0, to)).toEqual(['a', 'b'])
    expect(moveId(['a', 'b'], 5, 0)).toEqual(['a', 'b'])
  })
})

describe('completeOrder', () => {
  it('knows every item once and no other', () => {
    expect(completeOrder(['2', '9', '2'], item)).toEqual(['2', '0', '1'])
  })
})
