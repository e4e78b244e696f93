import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIRST_PLACE, practiceAddress, readPlace } from './practice-address.ts'

const PRACTICE_ID = '01ARZ3NDEKTSV4RRFFQ69G5FAD'

const places = fc.record({
  topicSlug: fc.option(fc.constantFrom('sql-joins', 'a b&c=ü')),
  taskId: fc.option(fc.ulid()),
  skippedIds: fc.uniqueArray(fc.ulid(), { maxLength: 40 }),
  undoneId: fc.option(fc.ulid()),
  isEnding: fc.boolean(),
})

const searchOf = (address: string) => new URL(address, 'http://localhost').searchParams

describe('the address of a practice session', () => {
  it('says where it is', () => {
    fc.assert(
      fc.property(places, (place) => {
        const address = practiceAddress(PRACTICE_ID, place)
        expect(new URL(address, 'http://localhost').pathname).toBe(`/practice/${PRACTICE_ID}`)
        expect(readPlace(searchOf(address))).toEqual(place)
      }),
    )
  })

  it('is short at the beginning', () => {
    expect(practiceAddress(PRACTICE_ID, FIRST_PLACE)).toBe(`/practice/${PRACTICE_ID}`)
    expect(readPlace(new URLSearchParams())).toEqual(FIRST_PLACE)
  })

  it('keeps the latest of what was skipped, however much it is, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.ulid(), { maxLength: 90 }), (ids) => {
        const address = practiceAddress(PRACTICE_ID, { ...FIRST_PLACE, skippedIds: [...ids, ...ids] })
        expect(address.length).toBeLessThan(1_200)
        expect(readPlace(searchOf(address)).skippedIds).toEqual([...new Set(ids)].slice(-40))
      }),
    )
  })

  it('is read whatever somebody writes into it', () => {
    expect(readPlace(new URLSearchParams('topic=&task=&skip=x.y..&undone=z'))).toEqual(FIRST_PLACE)
    expect(readPlace(new URLSearchParams('task=nothing')).taskId).toBe('nothing')
  })
})
