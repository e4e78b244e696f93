import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toSearchQuery, toSearchWords, toTitleQuery } from './search-query.ts'

describe('the words of a search', () => {
  it.each([
    ['', []],
    ['  select   FROM ', ['select', 'from']],
    ['Café über', ['cafe', 'uber']],
    ['c++ & "quoted" -not', ['c', 'quoted', 'not']],
    ['NEAR(a b)', ['near', 'a', 'b']],
    ['title:x OR body:x', ['title', 'x', 'or', 'body']],
    ['日本語 текст', ['日本語', 'текст']],
    ['हिन्दी में', ['हिन्दी', 'में']],
    ['\u0301 * ^', []],
  ])('%j are %j', (text, words) => {
    expect(toSearchWords(text)).toEqual(words)
  })

  it.each([
    ['a b c d e f g h i j k l', ['a', 'b', 'c', 'l']],
    [
      'how do I add two fractions with different denominators to',
      ['fractions', 'different', 'denominators', 'to'],
    ],
    ['one two three four one', ['one', 'two', 'three', 'four']],
  ])('are four at most, those that tell most: of %j they are %j', (text, words) => {
    expect(toSearchWords(text)).toEqual(words)
  })

  it('are out of the first hundred characters', () => {
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

describe('a query', () => {
  it('has each word in quotes, and the last may go on', () => {
    expect(toSearchQuery(['one'], 'all')).toBe('"one"*')
    expect(toSearchQuery(['one', 'two'], 'all')).toBe('"one" AND "two"*')
    expect(toSearchQuery(['one', 'two'], 'any')).toBe('"one" OR "two"*')
  })

  it('does not go on from a letter, which begins nearly everything', () => {
    expect(toSearchQuery(['a'], 'all')).toBe('"a"')
    expect(toSearchQuery(['one', '2'], 'any')).toBe('"one" OR "2"')
    expect(toSearchQuery(['日'], 'all')).toBe('"日"*')
  })

  it('can ask for one of the words in the title', () => {
    expect(toTitleQuery(['one', 'two'], 'all')).toBe('{title} : ("one" OR "two"*) AND ("one" AND "two"*)')
  })
})
