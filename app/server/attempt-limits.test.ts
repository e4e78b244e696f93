import { describe, expect, it } from 'vitest'
import { ATTEMPT_LIMITS } from '#app/features/user/rules/attempt-limit.ts'
import { createAttemptLimits } from './attempt-limits.ts'

describe('counting attempts', () => {
  const [client, account] = ['198.51.100.7', 'ada@example.com']

  it('lets each client try a little for an account that many try for, and never nothing', async () => {
    const limits = createAttemptLimits()
    const { account: all, pair, pairWhenBusy } = ATTEMPT_LIMITS.login
    for (let turn = 0; turn < all; turn += 1) {
      const attempt = { client: `192.0.2.${Math.floor(turn / pair)}`, account }
      expect(await limits.count('login', attempt)).toBeNull()
    }
    for (let turn = 0; turn < pairWhenBusy; turn += 1) {
      expect(await limits.count('login', { client, account })).toBeNull()
    }
    expect(await limits.count('login', { client, account })).toBeGreaterThan(0)
    expect(await limits.count('login', { client, account: 'bob@example.com' })).toBeNull()
    for (const limit of Object.values(ATTEMPT_LIMITS)) expect(limit.pairWhenBusy).toBeGreaterThan(0)
  })

  it('stops one client that tries account after account', async () => {
    const limits = createAttemptLimits()
    for (let turn = 0; turn < ATTEMPT_LIMITS.login.client; turn += 1) {
      expect(await limits.count('login', { client, account: `${turn}@example.com` })).toBeNull()
    }
    expect(await limits.count('login', { client, account: 'one-more@example.com' })).toBeGreaterThan(0)
    expect(await limits.count('login', { client: '203.0.113.5', account: 'one-more@example.com' })).toBeNull()
  })

  it('counts each act by itself, and attempts at the same moment one by one', async () => {
    const limits = createAttemptLimits()
    const { pair } = ATTEMPT_LIMITS.login
    const many = Array.from({ length: 2 * pair }, () => limits.count('login', { client, account }))
    expect((await Promise.all(many)).filter((waitMs) => waitMs === null)).toHaveLength(pair)
    expect(await limits.count('reset', { client, account })).toBeNull()
  })

  it('counts whoever has many networks of IPv6 as one where it matters', async () => {
    const limits = createAttemptLimits()
    const { account: all, client: most, pairWhenBusy } = ATTEMPT_LIMITS.login
    const nth = (turn: number) => `2001:db8:1:${turn.toString(16)}::/64`
    let passed = 0
    for (let turn = 0; turn < 3 * all; turn += 1) {
      if ((await limits.count('login', { client: nth(turn), account })) === null) passed += 1
    }
    expect(passed).toBe(all)
    expect(await limits.count('login', { client: '2001:db8:2:0::/64', account })).toBeNull()
    expect(pairWhenBusy).toBeLessThan(all)
    const others = createAttemptLimits()
    for (let turn = 0; turn < 10 * most; turn += 1) {
      const attempt = { client: nth(turn % 1_000), account: `${turn}@example.com` }
      expect(await others.count('login', attempt)).toBeNull()
    }
    expect(
      await others.count('login', { client: nth(2_000), account: 'one-more@example.com' }),
    ).not.toBeNull()
  })

  it('keeps no more than it may: what was counted longest ago is forgotten', async () => {
    const limits = createAttemptLimits(50)
    const { pair } = ATTEMPT_LIMITS.login
    for (let turn = 0; turn <= pair; turn += 1) await limits.count('login', { client, account })
    expect(await limits.count('login', { client, account })).toBeGreaterThan(0)
    for (let other = 0; other < 20; other += 1) {
      await limits.count('login', { client: `192.0.2.${other}`, account: `${other}@example.com` })
    }
    expect(await limits.count('login', { client, account })).toBeNull()
  })
})
