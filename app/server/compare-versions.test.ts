import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareVersions } from './compare-versions.ts'

const version = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30))

describe('the order of releases', () => {
  it('is that of their numbers, not of their letters', () => {
    expect(compareVersions('0.10.0', '0.9.9')).toBeGreaterThan(0)
    expect(compareVersions('1.0.0-beta', '1.0.0')).toBe(0)
    expect(compareVersions('1', '1.0.1')).toBeLessThan(0)
  })

  it('is an order', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        const there = compareVersions(a.join('.'), b.join('.'))
        expect(Math.sign(there)).toBe(-Math.sign(compareVersions(b.join('.'), a.join('.'))) + 0)
        const first = a.findIndex((part, index) => part !== b[index])
        expect(Math.sign(there)).toBe(first === -1 ? 0 : Math.sign((a[first] ?? 0) - (b[first] ?? 0)))
      }),
    )
  })
})
