import { hash } from '@node-rs/argon2'
import { ulid } from 'ulid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import { ATTEMPT_LIMITS, ATTEMPT_WINDOW_MS } from '#app/features/user/rules/attempt-limit.ts'
import { SECOND_MS } from '#app/kernel/time.ts'
import type { TrustedProxies } from '#app/server/client-address.ts'
import { AccountBrowser, PASSWORD, serveAccounts, type AccountServer } from './account-server.ts'
import { commit } from './course-fixture.ts'
import { openSchool, type School } from './open-school.ts'

let school: School
let site: AccountServer
let email: string

beforeEach(async () => {
  school = await openSchool()
  email = `${ulid().toLowerCase()}@example.com`
})

afterEach(async () => {
  site.close()
  await school.close()
})

const serve = async (trustedProxies: TrustedProxies = null) => {
  site = await serveAccounts(school, { trustedProxies })
  await new AccountBrowser({ 'X-Forwarded-For': '192.0.2.99' }).signUp(site, email)
  await commit(school.data.primary, [
    toStatement(tables.updateTable('Password').set({ hash: await hash(PASSWORD, CHEAP) })),
  ])
}

/** Passwords are tried so often here that their usual cost would be most of what there is to wait for. */
const CHEAP = { memoryCost: 8, timeCost: 1, parallelism: 1 } as const

const from = (address: string) => new AccountBrowser({ 'X-Forwarded-For': address })
const login = (browser: AccountBrowser, password: string, address = email) =>
  browser.submit(site, '/login', { email: address, password })

async function useUp(browserOf: (turn: number) => AccountBrowser): Promise<void> {
  for (let turn = 0; turn < ATTEMPT_LIMITS.login.pair; turn += 1) {
    expect((await login(browserOf(turn), 'wrong')).status).toBe(401)
  }
}

describe('signing in too often', () => {
  it('is refused with the time to wait, in words and in the header, whether or not the address is known', async () => {
    await serve()
    const nobody = 'nobody@example.com'
    for (const address of [email, nobody]) {
      const browser = new AccountBrowser()
      for (let turn = 0; turn < ATTEMPT_LIMITS.login.pair; turn += 1) await login(browser, 'wrong', address)
      const refused = await login(browser, PASSWORD, address)
      expect(refused.status).toBe(429)
      const seconds = Number(refused.headers.get('retry-after'))
      expect(seconds).toBeGreaterThan(0)
      expect(seconds).toBeLessThanOrEqual(ATTEMPT_WINDOW_MS / SECOND_MS)
      expect(refused.text).toContain('Try again in 15 minutes')
      expect(refused.html).toContain(`value="${address}"`)
      expect(refused.html).not.toContain(PASSWORD)
    }
  })

  it('is forgotten once it was the right person', async () => {
    await serve()
    for (let rounds = 0; rounds < 3; rounds += 1) {
      const browser = new AccountBrowser()
      for (let turn = 1; turn < ATTEMPT_LIMITS.login.pair; turn += 1) await login(browser, 'wrong')
      expect((await login(browser, PASSWORD)).status).toBe(302)
    }
  })

  it('does not keep the owner out where others try', async () => {
    await serve(1)
    await useUp(() => from('198.51.100.7'))
    expect((await login(from('198.51.100.7'), PASSWORD)).status).toBe(429)
    expect((await login(from('203.0.113.5'), PASSWORD)).status).toBe(302)
  })
})

describe('a client', () => {
  it('is who has connected, whatever the headers say, while no proxy is trusted', async () => {
    await serve()
    await useUp((turn) => from(`198.51.100.${turn}`))
    expect((await login(from('203.0.113.5'), PASSWORD)).status).toBe(429)
  })

  it('is who the trusted proxy says, and not who the client says before it', async () => {
    await serve(1)
    await useUp((turn) => from(`10.1.1.${turn}, 198.51.100.7`))
    expect((await login(from('10.9.9.9, 198.51.100.7'), PASSWORD)).status).toBe(429)
    expect((await login(from('198.51.100.7, 203.0.113.5'), PASSWORD)).status).toBe(302)
  })

  it('may be named by proxies that are trusted by their addresses, and by no others', async () => {
    await serve(['10.0.0.0/8'])
    await useUp((turn) => from(`198.51.100.${turn}`))
    expect((await login(from('203.0.113.5'), PASSWORD)).status).toBe(429)
    site.close()
    site = await serveAccounts(school, { trustedProxies: ['loopback'] })
    await useUp(() => from('198.51.100.7'))
    expect((await login(from('203.0.113.5'), PASSWORD)).status).toBe(302)
  })
})

describe('asking for codes too often', () => {
  it('is refused for a known address as for an unknown one', async () => {
    await serve()
    for (const address of [email, 'nobody@example.com']) {
      const browser = new AccountBrowser()
      const ask = () => browser.submit(site, '/forgot', { email: address })
      for (let turn = 0; turn < ATTEMPT_LIMITS.forgot.pair; turn += 1) {
        expect((await ask()).location).toBe(`/reset?${new URLSearchParams({ email: address })}`)
      }
      expect((await ask()).status).toBe(429)
    }
  })

  it('and trying them, signing up, and sending another one are limited too', async () => {
    await serve()
    let browser = new AccountBrowser()
    const { reset, signup, verify, 'send-code': sendCode } = ATTEMPT_LIMITS
    const useUpAt = async (times: number, path: string, form: Record<string, string>) => {
      for (let turn = 0; turn < times; turn += 1) {
        expect((await browser.submit(site, path, form)).status).not.toBe(429)
      }
      expect((await browser.submit(site, path, form)).status).toBe(429)
    }
    await useUpAt(reset.pair, '/reset', { email, code: '00000000', password: PASSWORD })
    expect((await login(browser, PASSWORD)).status).toBe(302)
    await useUpAt(sendCode.pair, '/verify', { intent: 'resend' })
    await useUpAt(verify.pair, '/verify', { intent: 'confirm', code: '00000000' })
    const taken = ATTEMPT_LIMITS['taken-address'].pair
    expect(taken).toBeLessThan(signup.pair)
    browser = new AccountBrowser()
    await useUpAt(taken, '/signup', { name: 'A', email, password: PASSWORD })
  })
})
