import { describe, expect, it } from 'vitest'
import { entryKinds } from '#app/entries.ts'
import { entriesOfKind } from './entry-words.ts'

describe('the words for entries', () => {
  it.each(Object.keys(entryKinds))('know %s', (kind) => {
    expect(entriesOfKind(kind, 2)).not.toContain('work')
  })

  it('count, and do without a kind', () => {
    expect(entriesOfKind('attempt.v1', 1)).toBe('1 answer')
    expect(entriesOfKind('dream.v1', 2)).toBe('2 pieces of work')
  })
})
