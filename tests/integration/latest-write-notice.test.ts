import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALWAYS_FRESH, type Freshness, type ReplicaState } from '#app/data/freshness.ts'
import { MINUTE_MS } from '#app/kernel/time.ts'
import { createLog } from '#app/server/log.ts'
import type { Data } from '#app/server/open-data.ts'
import { createRequestContext } from '#app/server/request-context.ts'
import { ConnectionNotice, type ConnectionState } from '#app/ui/connection-notice.tsx'
import { openSchool, runSql, type School } from './open-school.ts'

let school: School

beforeAll(async () => {
  school = await openSchool()
})

afterAll(() => school.close())

function contextWith(data: Data) {
  const secrets = { sessionSecret: 'a secret for this test only', isHttps: false }
  const context = createRequestContext({
    ...secrets,
    data,
    runSql,
    hasDemoAccounts: false,
    log: createLog('silent'),
  })
  return context({ locals: {} })
}

/** What a server says of its copy when its state is this. */
function stalenessOf(state: Partial<ReplicaState>) {
  const freshness: Freshness = { ...ALWAYS_FRESH, state: () => ({ ...ALWAYS_FRESH.state(), ...state }) }
  return contextWith({ ...school.data, freshness }).staleness
}

/** What a page says below its header. */
function textOf(state: Partial<ConnectionState>): string {
  const whole = { isBehind: false, stale: null, areSessionsLapsed: false, ...state }
  return renderToStaticMarkup(createElement(ConnectionNotice, whole)).replaceAll('&#x27;', "'")
}

describe('an old copy', () => {
  it('is worth telling when the primary was out of reach for more than three minutes', () => {
    const sinceMs = Date.now() - 3 * MINUTE_MS - 1
    const isPrimaryReachable = false
    expect(stalenessOf({})).toBeNull()
    expect(stalenessOf({ isPrimaryReachable, syncedAtMs: Date.now() - 2 * MINUTE_MS })).toBeNull()
    expect(stalenessOf({ isPrimaryReachable: true, syncedAtMs: sinceMs })).toBeNull()
    expect(stalenessOf({ isPrimaryReachable, syncedAtMs: sinceMs })).toEqual({ cause: 'cut-off', sinceMs })
    expect(stalenessOf({ isPrimaryReachable, syncedAtMs: null })).toEqual({ cause: 'cut-off', sinceMs: null })
  })

  it('is told of at once when it is built anew', () => {
    const sinceMs = Date.now()
    for (const alarm of ['malformed', 'foreign-history'] as const) {
      expect(stalenessOf({ alarm, syncedAtMs: sinceMs })).toEqual({ cause: 'rebuilding', sinceMs })
    }
  })
})

describe('what a page says of it', () => {
  const sinceMs = Date.UTC(2026, 2, 4, 14, 5)

  it('is nothing while all is well', () => {
    expect(textOf({})).toBe('')
  })

  it('is calm, announced, and in UTC where no script runs', () => {
    const text = textOf({ stale: { cause: 'cut-off', sinceMs, isLongAgo: false } })
    expect(text).toMatch(/^<div role="status"/)
    expect(text).toContain(
      'This server has not reached the school’s main database since ' +
        '<time dateTime="2026-03-04T14:05:00.000Z">14:05 UTC</time>. Pages may be older than that; what you do is kept.',
    )
    expect(textOf({ stale: { cause: 'cut-off', sinceMs, isLongAgo: true } })).toContain(
      '4 March at 14:05 UTC<',
    )
    expect(textOf({ stale: { cause: 'rebuilding', sinceMs, isLongAgo: false } })).toContain(
      '14:05 UTC</time>',
    )
    expect(textOf({ stale: { cause: 'rebuilding', sinceMs: null, isLongAgo: false } })).not.toContain('time')
  })

  it('names the work that is on its way, and why nobody can be signed in', () => {
    expect(textOf({ isBehind: true })).toContain('Your latest work is on its way to this server. It is kept;')
    expect(textOf({ areSessionsLapsed: true })).toContain('nobody can be signed in here')
  })
})

describe('a context', () => {
  it('is not made for a remote primary without a look at ended sessions', () => {
    const http = {
      ask: () => Promise.reject(new Error('not asked here')),
      batch: () => Promise.reject(new Error('not asked here')),
      isReachable: () => false,
      close: () => undefined,
    }
    expect(() => contextWith({ ...school.data, http })).toThrow('sessions of a remote primary')
  })
})
