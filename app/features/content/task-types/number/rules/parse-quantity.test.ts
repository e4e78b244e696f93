import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuantity } from './parse-quantity.ts'

describe('parseQuantity', () => {
  it.each([
    ['1,5', 1.5, ''],
    ['1.5', 1.5, ''],
    ['1.234', 1.234, ''],
    ['1,234', 1.234, ''],
    ['.5', 0.5, ''],
    ['5.', 5, ''],
    ['+3', 3, ''],
    ['-3', -3, ''],
    ['\u22123', -3, ''],
    ['\u2212 3', -3, ''],
    ['12 500', 12_500, ''],
    ['12\u2009500\u202F000,25', 12_500_000.25, ''],
    ['12\u00A0500', 12_500, ''],
    ['1e3', 1000, ''],
    ['2,5E-2', 0.025, ''],
    ['210 pages', 210, 'pages'],
    ['210pages', 210, 'pages'],
    ['5eV', 5, 'eV'],
    ['3 %', 3, '%'],
    ['7 m²', 7, 'm2'],
    [' 1 km / h ', 1, 'km / h'],
  ])('reads %s', (text, value, unit) => {
    expect(parseQuantity(text)).toEqual({ value, unit })
  })

  it.each([
    '',
    ' ',
    'abc',
    '-',
    '.',
    ',',
    '1.2.3',
    '1,234,567',
    '1 2',
    '12 5000',
    '1 23',
    '--1',
    '1-2',
    '1e999',
    '1 .5',
  ])('does not read %j', (text) => {
    expect(parseQuantity(text)).toBeNull()
  })

  it('reads back every number, with a point or a comma, spaced or not, with a unit or none', () => {
    const number = fc.tuple(fc.boolean(), fc.nat(10 ** 12), fc.option(fc.nat(10 ** 6), { nil: null }))
    const style = fc.record({
      comma: fc.constantFrom('.', ','),
      gap: fc.constantFrom('', ' ', '\u2009', '\u202F', '\u00A0'),
      minus: fc.constantFrom('-', '\u2212'),
      unit: fc.constantFrom('', 'kg', ' kg'),
    })
    fc.assert(
      fc.property(number, style, ([isNegative, whole, fraction], { comma, gap, minus, unit }) => {
        const plain = fraction === null ? String(whole) : `${whole}.${fraction}`
        const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, gap)
        const text = (isNegative ? minus : '') + grouped + (fraction === null ? '' : comma + fraction) + unit
        const value = isNegative ? -Number(plain) : Number(plain)
        expect(parseQuantity(text)).toEqual({ value, unit: unit.trim() })
      }),
    )
  })

  it('answers quickly and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('1', ' ', ',', '.', 'e', '-', 'x'), maxLength: 100 }),
        (text) => {
          const quantity = parseQuantity(text)
          expect(quantity === null || Number.isFinite(quantity.value)).toBe(true)
        },
      ),
    )
  })
})
