import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CODE_MS, MAX_CODE_TRIES } from '#app/features/user/rules/code.ts'
import {
  AccountBrowser,
  codeFor,
  listLetters,
  PASSWORD,
  serveAccounts,
  type AccountServer,
} from './account-server.ts'
import { queryRows } from './migrated-database.ts'
import { openSchool, until, type School } from './open-school.ts'

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
  // A client of its own: limits are tested elsewhere.
  browser = new AccountBrowser()
  await browser.signUp(site, email)
})

const NEW = 'another battery staple'
const isVerified = () =>
  queryRows(school.path, `SELECT emailVerified FROM User WHERE email = '${email}'`)[0]?.['emailVerified'] !=
  null
const confirm = (code: string) => browser.submit(site, '/verify', { intent: 'confirm', code })
const wrongOf = (code: string) => String((Number(code) + 1) % 100_000_000).padStart(8, '0')

/** Another browser of the same person, signed in. */
async function signInElsewhere(password = PASSWORD): Promise<AccountBrowser> {
  const other = new AccountBrowser()
  const reply = await other.submit(site, '/login', { email, password })
  expect(reply.location).toBe('/dashboard')
  return other
}

describe('a new account', () => {
  it('may begin at once, and confirms its address by the code that it gets', async () => {
    expect((await browser.open(site, '/settings/security')).text).toContain('It is not confirmed yet.')
    const code = await codeFor(school, email)
    expect((await confirm(`${code.slice(0, 4)} ${code.slice(4)}`)).location).toBe('/verify')
    expect((await browser.open(site, '/verify')).text).toContain('Your address is confirmed.')
    expect((await browser.open(site, '/settings/security')).text).toContain('It is confirmed.')
    expect(isVerified()).toBe(true)
    const audit = `SELECT operation FROM AuditLog WHERE operation = 'verify-email' AND actorId = (SELECT id FROM User WHERE email = '${email}')`
    expect(queryRows(school.path, audit)).toHaveLength(1)
  })

  it('has no code in the database that could be read', async () => {
    const code = await codeFor(school, email)
    const rows = JSON.stringify(queryRows(school.path, 'SELECT * FROM VerificationToken'))
    expect(rows).not.toContain(code)
    expect(rows).toContain(email)
  })

  it('is asked in its own language', async () => {
    const german = new AccountBrowser({ 'Accept-Language': 'de' })
    const address = `${ulid().toLowerCase()}@example.com`
    await german.signUp(site, address)
    await codeFor(school, address)
    expect(listLetters(school, address)[0]).toContain('Subject: =?UTF-8?Q?Dein_Code_f=C3=BCr_Hedgeschool')
    expect((await german.open(site, '/verify')).text).toContain('Adresse bestätigen')
  })
})

describe('a code', () => {
  it('is void once it was tried five times, also for who has it', async () => {
    const code = await codeFor(school, email)
    for (let tries = 0; tries < MAX_CODE_TRIES; tries += 1) {
      const refused = await confirm(wrongOf(code))
      expect(refused.status).toBe(400)
      expect(refused.text).toContain('This code is not right, or it is too old.')
    }
    expect((await confirm(code)).status).toBe(400)
    expect(isVerified()).toBe(false)
    expect((await browser.submit(site, '/verify', { intent: 'resend' })).location).toBe('/verify?resent')
    expect((await confirm(await codeFor(school, email, 2))).location).toBe('/verify')
  })

  it('may be the fifth that is tried', async () => {
    const code = await codeFor(school, email)
    for (let tries = 1; tries < MAX_CODE_TRIES; tries += 1) await confirm(wrongOf(code))
    expect((await confirm(code)).location).toBe('/verify')
  })

  it('is good for a quarter of an hour, to the millisecond', async () => {
    const code = await codeFor(school, email)
    const [row] = queryRows(
      school.path,
      `SELECT expires FROM VerificationToken WHERE identifier = '${email}'`,
    )
    const expiresMs = Date.parse(String(row?.['expires']))
    expect(Math.abs(expiresMs - Date.now() - CODE_MS)).toBeLessThan(10_000)
    site.nowMs = () => expiresMs
    expect((await confirm(code)).status).toBe(400)
    site.nowMs = () => expiresMs - 1
    expect((await confirm(code)).location).toBe('/verify')
  })

  it('is good once, also where several are sent at the same moment', async () => {
    await browser.submit(site, '/forgot', { email })
    const code = await codeFor(school, email, 2)
    const wishes = [1, 2, 3].map((number) => `${NEW} ${number}`)
    const replies = await Promise.all(
      wishes.map((password) => new AccountBrowser().submit(site, '/reset', { email, code, password })),
    )
    expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([302, 400, 400])
    const won = wishes[replies.findIndex(({ status }) => status === 302)] ?? ''
    await signInElsewhere(won)
    expect((await new AccountBrowser().submit(site, '/reset', { email, code, password: NEW })).status).toBe(
      400,
    )
  })

  it('is compared five times at most, however many are sent at the same moment', async () => {
    const code = await codeFor(school, email)
    const wrong = Array.from({ length: 8 }, () => confirm(wrongOf(code)))
    await Promise.all(wrong)
    const [row] = queryRows(
      school.path,
      `SELECT attempts FROM VerificationToken WHERE identifier = '${email}'`,
    )
    expect(row).toEqual({ attempts: MAX_CODE_TRIES })
    expect((await confirm(code)).status).toBe(400)
  })

  it('is void once there is a newer one, and good for nothing else', async () => {
    const first = await codeFor(school, email)
    await browser.submit(site, '/verify', { intent: 'resend' })
    const second = await codeFor(school, email, 2)
    expect((await confirm(first)).status).toBe(400)
    const stolen = await new AccountBrowser().submit(site, '/reset', { email, code: second, password: NEW })
    expect(stolen.status).toBe(400)
    expect((await confirm(second)).location).toBe('/verify')
  })

  it('is nobody else’s', async () => {
    const code = await codeFor(school, email)
    const stranger = new AccountBrowser()
    await stranger.signUp(site, `${ulid().toLowerCase()}@example.com`)
    expect((await stranger.submit(site, '/verify', { intent: 'confirm', code })).status).toBe(400)
    expect(isVerified()).toBe(false)
  })
})

describe('a forgotten password', () => {
  it('is set anew by a code: signed in with it, and out everywhere else', async () => {
    const other = await signInElsewhere()
    const lost = new AccountBrowser()
    expect((await lost.submit(site, '/forgot', { email: ` ${email.toUpperCase()}` })).location).toBe(
      `/reset?${new URLSearchParams({ email })}`,
    )
    const code = await codeFor(school, email, 2)
    expect((await lost.submit(site, '/reset', { email, code, password: NEW })).location).toBe('/dashboard')
    expect(await lost.isSignedIn(site)).toBe(true)
    expect(await browser.isSignedIn(site)).toBe(false)
    expect(await other.isSignedIn(site)).toBe(false)
    expect((await other.submit(site, '/login', { email, password: PASSWORD })).status).toBe(401)
    await signInElsewhere(NEW)
    // Whoever has the code has the mailbox.
    expect(isVerified()).toBe(true)
    await until(() => listLetters(school, email).length === 3)
    expect(listLetters(school, email)[2]).toContain('Subject: Your password was changed')
  })

  it('keeps what was typed, but no password, where the code is wrong', async () => {
    await browser.submit(site, '/forgot', { email })
    const wrong = await new AccountBrowser().submit(site, '/reset', {
      email,
      code: '00000000',
      password: NEW,
    })
    expect(wrong.status).toBe(400)
    expect(wrong.html).toContain(`value="${email}"`)
    expect(wrong.html).not.toContain(NEW)
  })

  it('is not set anew for an account that is suspended', async () => {
    await browser.submit(site, '/forgot', { email })
    const code = await codeFor(school, email, 2)
    const { userId } = await suspend()
    expect((await new AccountBrowser().submit(site, '/reset', { email, code, password: NEW })).status).toBe(
      400,
    )
    const [row] = queryRows(school.path, `SELECT version FROM Password WHERE userId = '${userId}'`)
    expect(row).toEqual({ version: 1 })
  })
})

async function suspend(): Promise<{ readonly userId: string }> {
  const [user] = queryRows(school.path, `SELECT id FROM User WHERE email = '${email}'`)
  const userId = String(user?.['id'])
  const sql = `UPDATE User SET status = 'SUSPENDED' WHERE id = ?`
  const committed = await school.data.primary.commit([{ sql, parameters: [userId] }])
  expect(committed.ok).toBe(true)
  return { userId }
}

it('nothing went wrong that nobody expected', () => {
  expect(site.errors).toEqual([])
})
