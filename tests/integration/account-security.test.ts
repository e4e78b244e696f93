import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import { SEEN_MS } from '#app/features/user/rules/session.ts'
import { MINUTE_MS } from '#app/kernel/time.ts'
import {
  AccountBrowser,
  codeFor,
  listLetters,
  PASSWORD,
  serveAccounts,
  type AccountReply,
  type AccountServer,
} from './account-server.ts'
import { commit } from './course-fixture.ts'
import { queryRows } from './migrated-database.ts'
import { openSchool, until, untilShipped, type School } from './open-school.ts'

const SECURITY = '/settings/security'
const NEW = 'another battery staple'

let school: School
let site: AccountServer
let email: string
let browser: AccountBrowser

beforeAll(async () => {
  school = await openSchool()
  site = await serveAccounts(school)
})

afterAll(async () => {
  site.close()
  await school.close()
})

beforeEach(async () => {
  site.nowMs = () => Date.now()
  email = `${ulid().toLowerCase()}@example.com`
  browser = new AccountBrowser()
  await browser.signUp(site, email)
  await codeFor(school, email)
})

async function signInElsewhere(headers: Readonly<Record<string, string>> = {}) {
  const other = new AccountBrowser(headers)
  expect((await other.submit(site, '/login', { email, password: PASSWORD })).location).toBe('/dashboard')
  return other
}

const send = (intent: string, fields: Readonly<Record<string, string>>): Promise<AccountReply> =>
  browser.submit(site, SECURITY, { intent, ...fields })

const change = (currentPassword: string, newPassword: string) =>
  send('change-password', { currentPassword, newPassword })

const userIdOf = (address: string) =>
  String(queryRows(school.path, `SELECT id FROM User WHERE email = '${address}'`)[0]?.['id'])

describe('a password', () => {
  it('is changed by who knows it: this browser stays signed in, every other is signed out', async () => {
    const other = await signInElsewhere()
    expect((await change(PASSWORD, NEW)).location).toBe(`${SECURITY}?done=password`)
    const page = await browser.open(site, `${SECURITY}?done=password`)
    expect(page.text).toContain('Your password is changed.')
    expect(await other.isSignedIn(site)).toBe(false)
    expect((await new AccountBrowser().submit(site, '/login', { email, password: PASSWORD })).status).toBe(
      401,
    )
    expect(listLetters(school, email).at(-1)).toContain('Subject: Your password was changed')
    // The list says the same.
    await untilShipped(school)
    expect((await browser.open(site, SECURITY)).html.match(/name="sessionId"/g)).toBeNull()
  })

  it('is not changed without it, nor to one that is too short, and is not sent back', async () => {
    const wrong = await change('not the password', NEW)
    expect(wrong.status).toBe(401)
    expect(wrong.text).toContain('This is not your password')
    const short = await change(PASSWORD, 'short')
    expect(short.status).toBe(400)
    expect(short.text).toContain('Use at least 8 characters')
    for (const { html } of [wrong, short]) expect(html).not.toMatch(/not the password|battery|value="short"/)
    expect(await signInElsewhere()).toBeDefined()
  })

  it('can be set by somebody who has none yet', async () => {
    const userId = userIdOf(email)
    await run(toStatement(tables.deleteFrom('Password').where('userId', '=', userId)))
    const passwordless = await cookieBrowser({ userId })
    expect((await passwordless.open(site, SECURITY)).text).toContain('You have no password yet')
    const set = await passwordless.submit(site, SECURITY, { intent: 'change-password', newPassword: NEW })
    expect(set.location).toBe(`${SECURITY}?done=password`)
    expect(await passwordless.isSignedIn(site)).toBe(true)
    expect((await new AccountBrowser().submit(site, '/login', { email, password: NEW })).status).toBe(302)
  })

  it('stays as it is, and is told so, while the primary is out of reach', async () => {
    const cutOff = await serveAccounts(school, {
      change: { sessionChecks: { isRevoked: () => false, lastCheckedAt: () => Date.now() - 2 * MINUTE_MS } },
    })
    const form = { intent: 'change-password', currentPassword: PASSWORD, newPassword: NEW }
    const refused = await browser.submit(cutOff, SECURITY, form)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).not.toBeNull()
    expect(refused.text).toContain('cannot reach the school’s main database')
    const email2 = { intent: 'change-email', newEmail: 'kept@example.com', password: PASSWORD }
    const kept = await browser.submit(cutOff, SECURITY, email2)
    expect(kept.status).toBe(503)
    expect(kept.html).toContain('value="kept@example.com"')
    expect(kept.html).not.toContain(PASSWORD)
    cutOff.close()
  })
})

describe('an address', () => {
  const newAddress = () => `${ulid().toLowerCase()}@new.example`

  it('is changed by a code that goes to the new one; the old one is told', async () => {
    const newEmail = newAddress()
    const asked = await send('change-email', { newEmail: newEmail.toUpperCase(), password: PASSWORD })
    expect(asked.location).toBe(`${SECURITY}?${new URLSearchParams({ newEmail })}#email`)
    expect((await browser.open(site, asked.location ?? '')).text).toContain('a code is on its way to it')
    const code = await codeFor(school, newEmail)
    expect((await send('confirm-email', { newEmail: newAddress(), code })).status).toBe(400)
    expect((await send('confirm-email', { newEmail, code })).location).toBe(`${SECURITY}?done=email`)
    expect((await browser.open(site, SECURITY)).text).toContain(newEmail)
    await until(() => listLetters(school, email).length === 2)
    expect(listLetters(school, email)[1]).toContain('Subject: Your address was changed')
    expect(
      (await new AccountBrowser().submit(site, '/login', { email: newEmail, password: PASSWORD })).status,
    ).toBe(302)
    expect((await new AccountBrowser().submit(site, '/login', { email, password: PASSWORD })).status).toBe(
      401,
    )
  })

  it('is not changed without the password, nor to the same one', async () => {
    expect((await send('change-email', { newEmail: newAddress(), password: 'wrong' })).status).toBe(401)
    const same = await send('change-email', { newEmail: email, password: PASSWORD })
    expect(same.text).toContain('This is your address already')
  })

  it('that somebody else has gets no letter, and the same answer', async () => {
    const taken = newAddress()
    await new AccountBrowser().signUp(site, taken)
    await codeFor(school, taken)
    const asked = await send('change-email', { newEmail: taken, password: PASSWORD })
    expect(asked.location).toBe(`${SECURITY}?${new URLSearchParams({ newEmail: taken })}#email`)
    expect((await send('confirm-email', { newEmail: taken, code: '00000000' })).status).toBe(400)
    expect(listLetters(school, taken)).toHaveLength(1)
  })

  it('that somebody takes meanwhile is not taken from them', async () => {
    const wanted = newAddress()
    await send('change-email', { newEmail: wanted, password: PASSWORD })
    const code = await codeFor(school, wanted)
    await new AccountBrowser().signUp(site, wanted)
    const refused = await send('confirm-email', { newEmail: wanted, code })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('This address cannot be used.')
  })
})

describe('the browsers that somebody is signed in with', () => {
  const sessionsOf = (html: string) =>
    [...html.matchAll(/name="sessionId" value="(\w+)"/g)].map(([, id]) => id)

  it('are listed with this one marked, and any can be signed out', async () => {
    const phone = await signInElsewhere({ 'User-Agent': 'Safari/1 (iPhone)' })
    const page = await browser.open(site, SECURITY)
    expect(page.text).toMatch(/Firefox on Linux\s+This browser/)
    expect(page.text).toContain('Safari on iOS')
    const [sessionId = ''] = sessionsOf(page.html)
    expect(sessionsOf(page.html)).toHaveLength(1)
    expect((await send('end-session', { sessionId })).location).toBe(`${SECURITY}?done=session#sessions`)
    expect(await phone.isSignedIn(site)).toBe(false)
    expect(await browser.isSignedIn(site)).toBe(true)
    expect((await browser.open(site, SECURITY)).text).not.toContain('Safari on iOS')
    await untilShipped(school)
    expect((await browser.open(site, SECURITY)).text).not.toContain('Safari on iOS')
  })

  it('are nobody else’s to sign out', async () => {
    const stranger = new AccountBrowser()
    await stranger.signUp(site, `${ulid().toLowerCase()}@example.com`)
    await signInElsewhere()
    const [sessionId = ''] = sessionsOf((await browser.open(site, SECURITY)).html)
    const refused = await stranger.submit(site, SECURITY, { intent: 'end-session', sessionId })
    expect(refused.status).toBe(404)
    expect(sessionsOf((await browser.open(site, SECURITY)).html)).toEqual([sessionId])
  })

  it('can all be signed out at once, this one too, and the password stays', async () => {
    const others = [await signInElsewhere(), await signInElsewhere()]
    const left = await send('end-all-sessions', {})
    expect(left.location).toBe('/login')
    expect(browser.session).toBeUndefined()
    for (const other of others) expect(await other.isSignedIn(site)).toBe(false)
    expect(await signInElsewhere()).toBeDefined()
  })

  it('of an account without a password can all be signed out, too', async () => {
    const userId = userIdOf(email)
    await run(toStatement(tables.deleteFrom('Password').where('userId', '=', userId)))
    const [one, other] = [await cookieBrowser({ userId }), await cookieBrowser({ userId })]
    expect((await one.submit(site, SECURITY, { intent: 'end-all-sessions' })).location).toBe('/login')
    expect(await other.isSignedIn(site)).toBe(false)
  })

  it('are last seen to the hour: an entry now and then, and none for each page', async () => {
    await untilShipped(school)
    const userId = userIdOf(email)
    const seen = () =>
      queryRows(school.path, `SELECT id FROM Entry WHERE kind = 'session-seen.v1' AND userId = '${userId}'`)
    await browser.open(site, SECURITY)
    expect(seen()).toHaveLength(0)
    const laterMs = Date.now() + SEEN_MS + MINUTE_MS
    site.nowMs = () => laterMs
    for (let pages = 0; pages < 3; pages += 1) await browser.open(site, SECURITY)
    await until(() => seen().length === 1)
    await untilShipped(school)
    const [session] = queryRows(school.path, `SELECT lastSeenAt FROM Session WHERE userId = '${userId}'`)
    expect(session).toEqual({ lastSeenAt: new Date(laterMs).toISOString() })
    expect(seen()).toHaveLength(1)
  })
})

it('nothing went wrong that nobody expected', () => {
  expect(site.errors).toEqual([])
})

const run = (statement: Statement) => commit(school.data.primary, [statement])

/** A browser that is signed in without having given a password. */
async function cookieBrowser({ userId }: { readonly userId: string }): Promise<AccountBrowser> {
  const claims = {
    sessionId: ulid(),
    userId,
    deviceId: ulid(),
    credentialVersion: 0,
    provenAtMs: Date.now(),
    expiresAtMs: Date.now() + 60 * MINUTE_MS,
  }
  const now = new Date().toISOString()
  const row = {
    id: claims.sessionId,
    userId,
    deviceLabel: 'Firefox on Linux',
    expirationDate: new Date(claims.expiresAtMs).toISOString(),
    lastSeenAt: now,
    createdAt: now,
    updatedAt: now,
  }
  await run(toStatement(tables.insertInto('Session').values(row)))
  return AccountBrowser.withSession(claims)
}
