import { ulid } from 'ulid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { LEASE_MS } from '#app/features/user/rules/session-lease.ts'
import { fail } from '#app/kernel/result.ts'
import { AccountBrowser, codeFor, serveAccounts, type AccountServer } from './account-server.ts'
import { openLaggingCopy } from './latest-write-copy.ts'
import { queryRows } from './migrated-database.ts'
import { openSchool, untilShipped, type School } from './open-school.ts'

let school: School
let site: AccountServer

beforeAll(async () => {
  school = await openSchool()
  site = await serveAccounts(school)
})

afterAll(async () => {
  site.close()
  await school.close()
})

const countRevocations = () => queryRows(school.path, 'SELECT id FROM Revocation').length

/** Somebody who has just signed up here, and whoever has taken a copy of their cookies since. */
async function arrive() {
  const email = `${ulid().toLowerCase()}@example.com`
  const browser = new AccountBrowser()
  await browser.signUp(site, email)
  await codeFor(school, email)
  return { browser, thief: browser.clone() }
}

it('ends a session for good on a server that does not know its account yet', async () => {
  const copy = await openLaggingCopy(school.path)
  const { browser, thief } = await arrive()
  const data = { ...school.data, replica: copy.replica(), freshness: copy.freshness }
  const there = await serveAccounts(school, { data })
  expect((await browser.open(there, '/settings/security')).status).toBe(503)
  expect((await browser.submit(there, '/logout', {})).location).toBe('/')
  expect(browser.session).toBeUndefined()
  await untilShipped(school)
  expect(await thief.isSignedIn(site)).toBe(false)
  there.close()
  await copy.close()
})

it('ends a session for good on a server that was cut off for too long to honour it', async () => {
  const { browser, thief } = await arrive()
  const lastCheckedAt = () => Date.now() - 2 * LEASE_MS
  const cutOff = await serveAccounts(school, {
    change: { sessionChecks: { isRevoked: () => false, lastCheckedAt } },
  })
  expect(await browser.isSignedIn(cutOff)).toBe(false)
  await browser.submit(cutOff, '/logout', {})
  expect(await thief.isSignedIn(site)).toBe(false)
  cutOff.close()
})

it('ends a session for good where the journal cannot keep it', async () => {
  const { browser, thief } = await arrive()
  await untilShipped(school)
  const full = await serveAccounts(school, {
    change: { journal: { append: () => Promise.resolve(fail({ code: 'unavailable' })) } },
  })
  await browser.submit(full, '/logout', {})
  expect(await thief.isSignedIn(site)).toBe(false)
  full.close()
})

it('has nothing to end for who is not signed in, or has signed out already', async () => {
  const { browser, thief } = await arrive()
  await browser.submit(site, '/logout', {})
  await untilShipped(school)
  const before = countRevocations()
  expect((await new AccountBrowser().submit(site, '/logout', {})).location).toBe('/')
  expect((await thief.submit(site, '/logout', {})).location).toBe('/')
  await untilShipped(school)
  expect(countRevocations()).toBe(before)
})
