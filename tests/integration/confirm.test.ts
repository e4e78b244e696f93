import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import { ATTEMPT_LIMITS } from '#app/features/user/rules/attempt-limit.ts'
import { FRESH_MS } from '#app/features/user/rules/session.ts'
import { MINUTE_MS } from '#app/kernel/time.ts'
import { AccountBrowser, codeFor, PASSWORD, serveAccounts, type AccountServer } from './account-server.ts'
import { commit } from './course-fixture.ts'
import { queryRows } from './migrated-database.ts'
import { openSchool, type School } from './open-school.ts'

const [KEYS, SECURITY] = ['/settings/api-keys', '/settings/security']
const NEW_PASSWORD = 'another battery staple'

let school: School
let site: AccountServer
let browser: AccountBrowser
let userId: string
let email: string

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
  userId = String(queryRows(school.path, `SELECT id FROM User WHERE email = '${email}'`)[0]?.['id'])
})

/** Leaves the browser alone for a quarter of an hour. */
function wait(): void {
  site.nowMs = () => Date.now() + FRESH_MS
}

/** As after signing up with a provider. */
const dropPassword = () =>
  commit(school.data.primary, [toStatement(tables.deleteFrom('Password').where('userId', '=', userId))])

const makeKey = (name = 'A program') =>
  browser.submit(site, KEYS, { intent: 'create-key', formId: ulid(), name, scopes: 'xp:read' })
const listKeys = () => queryRows(school.path, `SELECT name FROM ApiKey WHERE userId = '${userId}'`)
const confirm = (password: string, redirectTo = KEYS) =>
  browser.submit(site, `/confirm?${new URLSearchParams({ redirectTo })}`, { password, redirectTo })

describe('a key', () => {
  it('is made by who has just signed in, without another word', async () => {
    expect((await browser.open(site, KEYS)).text).toContain('A new key')
    expect((await browser.open(site, '/confirm')).location).toBe(SECURITY)
    expect((await makeKey()).text).toContain('Copy it now')
  })

  it('is made later once they have given their password, of what was typed before', async () => {
    wait()
    const refused = await makeKey('Ada’s & mine')
    const typed = `${KEYS}?${new URLSearchParams({ name: 'Ada’s & mine', scopes: 'xp:read' })}`
    expect(refused.location).toBe(`/confirm?${new URLSearchParams({ redirectTo: typed })}`)
    expect(listKeys()).toEqual([])
    const page = await browser.open(site, refused.location ?? '')
    expect(page.text).toContain('Confirm it’s you')
    expect(page.html).toContain('autoComplete="current-password"')
    const confirmed = await confirm(PASSWORD, typed)
    expect(confirmed.location).toBe(typed)
    const form = await browser.open(site, typed)
    expect(form.html).toContain('value="Ada’s &amp; mine"')
    expect(form.html).toMatch(/value="xp:read"[^>]*checked=""|checked=""[^>]*value="xp:read"/)
    expect((await makeKey('Ada’s & mine')).text).toContain('Copy it now')
    expect(listKeys()).toEqual([{ name: 'Ada’s & mine' }])
  })

  it('has no form before that, but the way to confirm', async () => {
    wait()
    const page = await browser.open(site, KEYS)
    expect(page.text).not.toContain('A new key')
    expect(page.html).toContain('href="/confirm?redirectTo=%2Fsettings%2Fapi-keys"')
  })

  it('can be revoked whenever it was made', async () => {
    await makeKey()
    wait()
    const [key] = queryRows(school.path, `SELECT id FROM ApiKey WHERE userId = '${userId}'`)
    const revoked = await browser.submit(site, KEYS, { intent: 'revoke-key', keyId: String(key?.['id']) })
    expect(revoked.text).toContain('The key is revoked.')
  })
})

describe('a passkey', () => {
  it('is begun by nobody who signed in a while ago', async () => {
    wait()
    const refused = await browser.submit(site, '/auth/passkey/new', {})
    expect(refused.status).toBe(403)
    expect(JSON.parse(refused.html)).toEqual({ problem: 'notFresh' })
    await confirm(PASSWORD)
    expect((await browser.submit(site, '/auth/passkey/new', {})).status).toBe(200)
  })
})

describe('confirming', () => {
  beforeEach(wait)

  it('takes the right password and no other, and gives none back', async () => {
    const wrong = await confirm('not the password')
    expect(wrong.status).toBe(401)
    expect(wrong.text).toContain('This is not your password')
    expect(wrong.html).not.toContain('not the password')
    // Where they wanted to go is not forgotten; nor by where the form is sent.
    expect(wrong.html).toContain(`name="redirectTo" value="${KEYS}"`)
    expect(wrong.html).toContain('action="/confirm?redirectTo=%2Fsettings%2Fapi-keys"')
    expect((await confirm('')).status).toBe(400)
    expect((await makeKey()).location).toContain('/confirm')
  })

  it('holds for a quarter of an hour, and for this browser', async () => {
    const thief = browser.clone()
    await confirm(PASSWORD)
    expect((await browser.open(site, KEYS)).text).toContain('A new key')
    expect((await thief.open(site, KEYS)).text).not.toContain('A new key')
    site.nowMs = () => Date.now() + 2 * FRESH_MS
    expect((await browser.open(site, KEYS)).text).not.toContain('A new key')
  })

  it('leads nowhere but to this site', async () => {
    expect((await confirm(PASSWORD, 'https://evil.example/')).location).toBe(SECURITY)
    expect((await browser.open(site, '/confirm?redirectTo=//evil.example')).location).toBe(SECURITY)
  })

  it('is for whoever is signed in', async () => {
    const nobody = await new AccountBrowser().submit(site, '/confirm', { password: PASSWORD })
    expect(nobody.location).toBe('/login?redirectTo=%2Fconfirm')
  })

  it('can be tried so often', async () => {
    for (let tries = 0; tries < ATTEMPT_LIMITS['own-password'].pair; tries += 1) await confirm('wrong')
    const refused = await confirm(PASSWORD)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).not.toBeNull()
  })

  it('says so where this server cannot be sure of the session', async () => {
    const lastCheckedAt = () => site.nowMs() - 2 * MINUTE_MS
    const cutOff = await serveAccounts(school, {
      change: { sessionChecks: { isRevoked: () => false, lastCheckedAt } },
    })
    cutOff.nowMs = site.nowMs
    const refused = await browser.submit(cutOff, '/confirm', { password: PASSWORD })
    expect(refused.status).toBe(503)
    expect(refused.text).toContain('cannot reach the school’s main database')
    cutOff.close()
  })

  it('tells who has neither password, passkey nor provider how to come by a password', async () => {
    await dropPassword()
    const other = await withoutPassword(0)
    const page = await other.open(site, '/confirm')
    expect(page.text).toContain('You have neither a password nor a passkey here.')
    expect(page.html).toContain('href="/forgot"')
  })
})

/** Their browser, where they have no password, and proved who they are at this time. */
function withoutPassword(provenAtMs: number): Promise<AccountBrowser> {
  return AccountBrowser.withSession({
    sessionId: ulid(),
    userId,
    deviceId: ulid(),
    credentialVersion: 0,
    provenAtMs,
    expiresAtMs: Date.now() + 60 * MINUTE_MS,
  })
}

describe('who has no password', () => {
  beforeEach(dropPassword)

  it('sets one only after confirming that it is them', async () => {
    const form = { intent: 'change-password', newPassword: NEW_PASSWORD }
    const stale = await withoutPassword(Date.now() - FRESH_MS)
    expect((await stale.open(site, SECURITY)).html).not.toContain('name="newPassword"')
    const refused = await stale.submit(site, SECURITY, form)
    expect(refused.location).toBe('/confirm?redirectTo=%2Fsettings%2Fsecurity%23password')
    const fresh = await withoutPassword(Date.now())
    expect((await fresh.submit(site, SECURITY, form)).location).toBe(`${SECURITY}?done=password`)
  })

  it('has another address only after that, and need not type it again', async () => {
    const form = { intent: 'change-email', newEmail: 'ada+new@new.example' }
    const stale = await withoutPassword(Date.now() - FRESH_MS)
    expect((await stale.open(site, SECURITY)).html).not.toContain('name="newEmail"')
    const refused = await stale.submit(site, SECURITY, form)
    const typed = `${SECURITY}?${new URLSearchParams({ wantedEmail: form.newEmail })}`
    expect(refused.location).toBe(`/confirm?${new URLSearchParams({ redirectTo: `${typed}#email` })}`)
    const fresh = await withoutPassword(Date.now())
    expect((await fresh.open(site, typed)).html).toContain(`value="${form.newEmail}"`)
    expect((await fresh.submit(site, SECURITY, form)).location).toContain('newEmail=')
  })
})
