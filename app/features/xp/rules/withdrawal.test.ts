import { describe, expect, it } from 'vitest'
import { AttemptWithdrawn, isWithdrawalInTime } from './withdrawal.ts'

describe('isWithdrawalInTime', () => {
  it.each([
    ['at once', '2026-01-01T12:00:00.000Z', true],
    ['just in time', '2026-01-01T12:30:00.000Z', true],
    ['too late', '2026-01-01T12:30:00.001Z', false],
    ['on a clock that is behind the one of the answer', '2026-01-01T11:55:00.000Z', true],
    ['long before it was answered', '2026-01-01T11:54:59.999Z', false],
  ])('%s', (_, withdrawnAt, expected) => {
    expect(isWithdrawalInTime('2026-01-01T12:00:00.000Z', withdrawnAt)).toBe(expected)
  })
})

describe('AttemptWithdrawn', () => {
  it('names an attempt', () => {
    const attemptId = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
    expect(AttemptWithdrawn.parse({ attemptId })).toEqual({ attemptId })
    expect(AttemptWithdrawn.safeParse({ attemptId: attemptId.toLowerCase() }).success).toBe(false)
    expect(AttemptWithdrawn.safeParse({}).success).toBe(false)
  })
})
