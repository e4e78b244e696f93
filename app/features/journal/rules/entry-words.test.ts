import { describe, expect, it } from 'vitest'
import { entryKinds } from '#app/entries.ts'
import { catalog } from '#app/words/de/catalog.ts'
import { journal } from '#app/words/en/journal.ts'
import { keepCatalog, wordsOf } from '#app/words/words.ts'
import { entriesOfKind, entriesOfKinds } from './entry-words.ts'

keepCatalog('de', catalog)
const [en, de] = [wordsOf(journal, 'en'), wordsOf(journal, 'de')]

describe('the words for entries', () => {
  it.each(Object.keys(entryKinds))('know %s', (kind) => {
    expect(entriesOfKind(en, kind, 2)).not.toContain('work')
  })

  it('count, and do without a kind', () => {
    expect(entriesOfKind(en, 'attempt.v1', 1)).toBe('1 answer')
    expect(entriesOfKind(de, 'attempt.v1', 2)).toBe('2 Antworten')
    expect(entriesOfKind(en, 'dream.v1', 2)).toBe('2 pieces of work')
    expect(entriesOfKind(en, 'constructor', 1)).toBe('1 piece of work')
  })

  it('join several kinds', () => {
    const kinds = [
      { kind: 'attempt.v1', count: 2 },
      { kind: 'lesson-finished.v1', count: 1 },
    ]
    expect(entriesOfKinds(en, kinds)).toBe('2 answers and 1 finished lesson')
    expect(entriesOfKinds(de, kinds)).toBe('2 Antworten und 1 abgeschlossene Lektion')
  })
})
