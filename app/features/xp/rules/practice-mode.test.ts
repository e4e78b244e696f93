import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isUlid } from '#app/kernel/ulid.ts'
import { findAim, findMode, modeOf, toPracticeId } from './practice-mode.ts'

const modes = fc.constantFrom('due', 'weak', 'topic', 'mixed')

describe('the id of a practice session', () => {
  it('is a ULID that names its mode, and keeps what makes it one of a kind', () => {
    fc.assert(
      fc.property(fc.ulid(), modes, (id, mode) => {
        const practiceId = toPracticeId(id, mode)
        expect(isUlid(practiceId)).toBe(true)
        expect(practiceId.slice(0, -1)).toBe(id.slice(0, -1))
        expect(modeOf(practiceId)).toBe(mode)
      }),
    )
  })

  it('that was made elsewhere stands for everything', () => {
    expect(modeOf('01ARZ3NDEKTSV4RRFFQ69G5FAV')).toBe('mixed')
  })
})

describe('findMode', () => {
  it('knows the four, and nothing else', () => {
    for (const mode of ['due', 'weak', 'topic', 'mixed']) expect(findMode(mode)).toBe(mode)
    for (const other of [null, '', 'D', 'all', 'constructor']) expect(findMode(other)).toBeNull()
  })
})

describe('findAim', () => {
  it('keeps to a topic where the mode does, and to none elsewhere', () => {
    for (const mode of ['due', 'mixed'] as const) {
      expect(findAim(mode, 'a', 'b')).toEqual({ mode, topicSlug: null })
    }
    for (const mode of ['weak', 'topic'] as const) {
      expect(findAim(mode, 'a', 'b')).toEqual({ mode, topicSlug: 'a' })
      expect(findAim(mode, null, null)).toBeNull()
    }
  })

  it('keeps to the weak topic where none was asked for', () => {
    expect(findAim('weak', null, 'b')).toEqual({ mode: 'weak', topicSlug: 'b' })
    expect(findAim('topic', null, 'b')).toBeNull()
  })
})
