import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toSearchQuery, toSearchWords } from './search-query.ts'

describe('the words of a search', () => {
  it.each([
    ['', []],
    ['  select   FROM ', ['select', 'from']],
    ['Café über', ['cafe', 'uber']],
    ['c++ & "quoted" -not NEAR(a b)', ['c', 'quoted', 'not', 'near', 'a', 'b']],
    ['title:x OR body:x', ['title', 'x', 'or', 'body']],
    ['日本語 текст', ['日本語', 'текст']],
    ['हिन्दी में', ['हिन्दी', 'में']],
    ['\u0301 * ^', []],
  ])('%j are %j', (text, words) => {
    expect(toSearchWords(text)).toEqual(words)
  })

  it('are ten at most, out of the first hundred characters', () => {
    expect(toSearchWords('a b c d e f g h i j k l')).toHaveLength(10)
    expect(toSearchWords(`${' '.repeat(99)}abc`)).toEqual(['a'])
  })

  it('are letters and digits, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        for (const word of toSearchWords(text)) expect(word).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*$/u)
      }),
    )
  })
})

it('become a query in which each stands in quotes, and the last may go on', () => {
  expect(toSearchQuery(['one'], 'all')).toBe('"one"*')
  expect(toSearchQuery(['one', 'two'], 'all')).toBe('"one" AND "two"*')
  expect(toSearchQuery(['one', 'two'], 'any')).toBe('"one" OR "two"*')
})
