import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSqlTokens } from './sql-tokens.ts'

const read = (sql: string) => readSqlTokens(sql).map(({ kind, text }) => `${kind}:${text}`)

describe('readSqlTokens', () => {
  it('unquotes names and strings', () => {
    expect(read(`"a""b" [c d] \`e\`\`f\` 'g''h' i$j`)).toEqual([
      'name:a"b',
      'name:c d',
      'name:e`f',
      "string:g'h",
      'word:i$j',
    ])
  })

  it('leaves out comments, and only those', () => {
    expect(read(`a -- b ' "\nc /* d ' */ e /* f`)).toEqual(['word:a', 'word:c', 'word:e'])
    expect(read(`'-- a' "/* b" /*`)).toEqual(['string:-- a', 'name:/* b', 'symbol:/', 'symbol:*'])
  })

  it('reads what has no end to the end of the source', () => {
    expect(read(`select 'a ; b`)).toEqual(['word:select', 'string:a ; b'])
    expect(read(`[a ; b`)).toEqual(['name:a ; b'])
  })

  it('skips a byte-order mark in front of a name', () => {
    expect(read('\uFEFFfsdir é')).toEqual(['word:fsdir', 'word:é'])
  })

  it('covers every character of any text exactly once, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (sql) => {
        let end = 0
        for (const token of readSqlTokens(sql)) {
          expect(token.start).toBeGreaterThanOrEqual(end)
          expect(token.end).toBeGreaterThan(token.start)
          end = token.end
        }
        expect(end).toBeLessThanOrEqual(sql.length)
      }),
    )
  })

  it('reads a quoted text back as it was before it was quoted', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom("'", '"', '`'), (text, quote) => {
        const [token, ...rest] = readSqlTokens(quote + text.replaceAll(quote, quote + quote) + quote)
        expect(rest).toEqual([])
        expect(token?.text).toBe(text)
      }),
    )
  })
})
