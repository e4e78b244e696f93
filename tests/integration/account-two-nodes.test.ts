import type { Compilable } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Connection } from '#app/data/connection.server.ts'
import { toStatement } from '#app/data/sql.ts'
import { ok } from '#app/kernel/result.ts'
import { startRevocations } from '#app/server/revocations.ts'
import { AccountBrowser, codeFor, PASSWORD, serveAccounts, type AccountServer } from './account-server.ts'
import { openLaggingCopy } from './latest-write-copy.ts'
import { queryRows } from './migrated-database.ts'
import { openSchool, untilShipped, type School } from './open-school.ts'

const NEW = 'another battery staple'
const email = 'ada@example.com'

let school: School
let site: AccountServer
const browser = new AccountBrowser()

beforeAll(async () => {
  school = await openSchool()
  site = await serveAccounts(school)
  await browser.signUp(site, email)
  await codeFor(school, email)
})

afterAll(async () => {
  site.close()
  await school.close()
})

async function signInElsewhere(headers: Readonly<Record<string, string>> = {}): Promise<AccountBrowser> {
  const other = new AccountBrowser(headers)
  expect((await other.submit(site, '/login', { email, password: PASSWORD })).location).toBe('/dashboard')
  return other
}

describe('another server', () => {
  it('signs out within five seconds who was signed out here, though its copy does not know yet', async () => {
    await untilShipped(school)
    const [phone, tablet] = [
      await signInElsewhere({ 'User-Agent': 'Safari/1 (iPhone)' }),
      await signInElsewhere(),
    ]
    await untilShipped(school)
    const copy = await openLaggingCopy(school.path)
    const connection = Connection.openReadOnly(school.path)
    const http = {
      async ask<Row>(query: Compilable<Row>) {
        const { sql, parameters } = toStatement(query)
        return ok(connection.all<Row>(sql, parameters))
      },
    }
    const { freshness } = copy
    const sessionChecks = startRevocations({ replica: copy.replica(), freshness, http })
    const data = { ...school.data, replica: copy.replica(), freshness }
    const there = await serveAccounts(school, { data, change: { sessionChecks } })
    expect(await phone.isSignedIn(there)).toBe(true)
    expect(await tablet.isSignedIn(there)).toBe(true)

    const [session] = queryRows(
      school.path,
      `SELECT id FROM Session WHERE deviceLabel = 'Safari on iOS' ORDER BY rowid DESC LIMIT 1`,
    )
    const startMs = performance.now()
    const form = { intent: 'end-session', sessionId: String(session?.['id']) }
    await browser.submit(site, '/settings/security', form)
    await untilOut(phone, there)
    expect(performance.now() - startMs).toBeLessThan(5_000)
    expect(await tablet.isSignedIn(there)).toBe(true)

    await browser.submit(site, '/forgot', { email })
    const code = await codeFor(school, email, 2)
    await new AccountBrowser().submit(site, '/reset', { email, code, password: NEW })
    await untilOut(tablet, there)
    expect(await browser.isSignedIn(site)).toBe(false)

    sessionChecks.close()
    there.close()
    connection.close()
    await copy.close()
  })

  async function untilOut(who: AccountBrowser, where: AccountServer): Promise<void> {
    const deadlineMs = performance.now() + 10_000
    while (await who.isSignedIn(where)) {
      if (performance.now() > deadlineMs) throw new Error('still signed in')
    }
  }
})
