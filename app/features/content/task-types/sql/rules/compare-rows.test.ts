import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SqlCell } from '#app/features/content/rules/sql-run.ts'
import { compareRows, isSameCell, type Rows } from './compare-rows.ts'

const table = (rows: SqlCell[][]): Rows => ({ columns: ['a', 'b'], rows })
const cell = fc.constantFrom<SqlCell>(null, 1, 2, 0.1 + 0.2, 0.3, '1', 'a', '')
const someRows = fc.array(fc.tuple(cell, cell), { maxLength: 5 }).map((rows) => rows.map((row) => [...row]))

describe('isSameCell', () => {
  it('compares numbers by value and everything else exactly', () => {
    expect(isSameCell(0.1 + 0.2, 0.3)).toBe(true)
    expect(isSameCell(1e12, 1e12 + 1)).toBe(true)
    expect(isSameCell(1000, 1000.001)).toBe(false)
    expect(isSameCell(0, 1e-30)).toBe(false)
    expect(isSameCell(1, '1')).toBe(false)
    expect(isSameCell('a', 'A')).toBe(false)
    expect(isSameCell(null, null)).toBe(true)
    expect(isSameCell(null, 0)).toBe(false)
  })
})

describe('compareRows', () => {
  it('agrees, unordered, with an oracle that tries every order', () => {
    fc.assert(
      fc.property(someRows, someRows, (actual, wanted) => {
        const isSame = orders(actual).some((order) => isSameList(order, wanted))
        expect(compareRows(table(actual), table(wanted), false) === 'same').toBe(isSame)
      }),
    )
  })

  it('agrees, ordered, with a comparison one by one', () => {
    fc.assert(
      fc.property(someRows, someRows, (actual, wanted) => {
        expect(compareRows(table(actual), table(wanted), true) === 'same').toBe(isSameList(actual, wanted))
      }),
    )
  })

  it('finds shuffled rows the same, or in another order where order counts', () => {
    const shuffled = someRows.chain((rows) =>
      fc.tuple(
        fc.constant(rows),
        fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        expect(compareRows(table(others), table(rows), false)).toBe('same')
        expect(['same', 'order']).toContain(compareRows(table(others), table(rows), true))
      }),
    )
  })

  it('names the first difference', () => {
    const wanted = table([
      [1, 'a'],
      [2, 'b'],
    ])
    expect(compareRows({ columns: ['a'], rows: [] }, wanted, true)).toBe('columns')
    expect(compareRows(table([[1, 'a']]), wanted, true)).toBe('row-count')
    expect(compareRows(table(wanted.rows.map((row) => [...row]).toReversed()), wanted, true)).toBe('order')
    expect(compareRows(table(Array.from({ length: 2 }, () => [1, 'a'])), wanted, false)).toBe('values')
  })
})

function orders(rows: SqlCell[][]): SqlCell[][][] {
  if (rows.length === 0) return [[]]
  return rows.flatMap((row, index) => orders(rows.toSpliced(index, 1)).map((order) => [row, ...order]))
}

/** Tells 0.1 + 0.2 from nothing but 0.3, without the code under test. */
function isSameList(a: SqlCell[][], b: SqlCell[][]): boolean {
  const write = (value: SqlCell) => JSON.stringify(typeof value === 'number' ? value.toPrecision(8) : [value])
  return JSON.stringify(a.map((row) => row.map(write))) === JSON.stringify(b.map((row) => row.map(write)))
}
