import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import { createApiKey } from '#app/features/user/create-api-key.server.ts'
import { ATTEMPT_LIMITS } from '#app/features/user/rules/attempt-limit.ts'
import { tellNewWayIn } from '#app/features/user/tell-new-way-in.server.ts'
import type { Message } from '#app/kernel/mail.ts'
import { ok } from '#app/kernel/result.ts'
import { AccountBrowser, codeFor, PASSWORD, serveAccounts, type AccountServer } from './account-server.ts'
import { commit } from './course-fixture.ts'
import { queryRows } from './migrated-database.ts'
import { openSchool, type School } from './open-school.ts'

let school: School
let site: AccountServer
let email: string
let browser: AccountBrowser

beforeAll(async () => {
  school = await openSchool()
})

afterAll(async () => {
  await school.close()
})

beforeEach(async () => {
  site?.close()
  // Its own counts: limits are part of what is tested.
  site = await serveAccounts(school)
  email = newAddress()
  browser = new AccountBrowser()
  await browser.signUp(site, email)
})

const NEW = 'another battery staple'
const SECURITY = '/settings/security'
const newAddress = () => `${ulid().toLowerCase()}@example.com`
const userIdOf = (address: string) =>
  String(queryRows(school.path, `SELECT id FROM User WHERE email = '${address}'`)[0]?.['id'])
const waysIn = (userId: string) => ({
  passkeys: queryRows(school.path, `SELECT id FROM Passkey WHERE userId = '${userId}'`).length,
  links: queryRows(school.path, `SELECT id FROM Account WHERE userId = '${userId}'`).length,
  keys: queryRows(school.path, `SELECT id FROM ApiKey WHERE userId = '${userId}' AND revokedAt IS NULL`)
    .length,
})

/** A passkey, a connection and a key, as whoever is signed in can make them. */
async function addWaysIn(userId: string): Promise<string> {
  const now = new Date().toISOString()
  const stamps = { createdAt: now, updatedAt: now }
  const passkey = { id: ulid(), userId, publicKey: new Uint8Array(1), label: 'A key', ...stamps }
  const link = { id: ulid(), userId, type: 'oidc', provider: 'https://guild.example', ...stamps }
  await commit(school.data.primary, [
    toStatement(tables.insertInto('Passkey').values(passkey)),
    toStatement(tables.insertInto('Account').values({ ...link, providerAccountId: ulid() })),
  ])
  const wish = { formId: ulid(), name: 'A program', scopes: ['xp:read' as const] }
  expect((await createApiKey(school.data.primary, userId, wish, Date.now())).ok).toBe(true)
  return wish.formId
}

async function reset(letters: number) {
  const owner = new AccountBrowser()
  await owner.submit(site, '/forgot', { email })
  const code = await codeFor(school, email, letters)
  return { owner, reply: await owner.submit(site, '/reset', { email, code, password: NEW }) }
}

describe('an account that was made with the address of somebody else', () => {
  it('is theirs alone once they got in by a code from their mailbox', async () => {
    const userId = userIdOf(email)
    const keyId = await addWaysIn(userId)
    const { owner, reply } = await reset(2)
    expect(reply.location).toBe('/dashboard')
    expect(waysIn(userId)).toEqual({ passkeys: 0, links: 0, keys: 0 })
    // Servers whose copy is late hear of the key as of an ended session.
    const revoked = `SELECT userId FROM Revocation WHERE sessionId = '${keyId}'`
    expect(queryRows(school.path, revoked)).toEqual([{ userId }])
    expect(await browser.isSignedIn(site)).toBe(false)
    expect((await owner.open(site, SECURITY)).text).not.toContain('What else opens your account')
  })

  it('and one whose address is proven keeps what opens it, which is shown at once', async () => {
    const userId = userIdOf(email)
    await browser.submit(site, '/verify', { intent: 'confirm', code: await codeFor(school, email) })
    const keyId = await addWaysIn(userId)
    const { owner, reply } = await reset(2)
    expect(reply.location).toBe(`${SECURITY}?done=reset`)
    expect(waysIn(userId)).toEqual({ passkeys: 1, links: 1, keys: 1 })
    expect(queryRows(school.path, `SELECT id FROM Revocation WHERE sessionId = '${keyId}'`)).toEqual([])
    const page = await owner.open(site, reply.location ?? '')
    expect(page.text).toContain('Your new password is set')
    expect(page.text).toMatch(/What else opens your account.*1 passkey.*1 API key/s)
  })
})

describe('something more that opens an account', () => {
  it('is told to its owner, where the address is proven to be theirs', async () => {
    const sent: Message[] = []
    const mail = { send: () => Promise.resolve(ok(null)), sendLater: (one: Message) => void sent.push(one) }
    const request = new Request(site.origin, { headers: { 'Accept-Language': 'de' } })
    const tell = () =>
      tellNewWayIn({ request, context: { reader: school.data.replica, mail } }, userIdOf(email), {
        kind: 'passkey',
      })
    tell()
    expect(sent).toEqual([])
    await browser.submit(site, '/verify', { intent: 'confirm', code: await codeFor(school, email) })
    tell()
    expect(sent).toMatchObject([{ to: email, subject: 'Es gibt einen neuen Weg in dein Konto' }])
  })
})

describe('what was begun under the old password', () => {
  it('does not give the account another address', async () => {
    const newEmail = newAddress()
    await browser.submit(site, SECURITY, { intent: 'change-email', newEmail, password: PASSWORD })
    const code = await codeFor(school, newEmail)
    const change = { intent: 'change-password', currentPassword: PASSWORD, newPassword: NEW }
    expect((await browser.submit(site, SECURITY, change)).location).toBe(`${SECURITY}?done=password`)
    expect((await browser.submit(site, SECURITY, { intent: 'confirm-email', newEmail, code })).status).toBe(
      400,
    )
    expect(userIdOf(email)).toMatch(/^\w{26}$/)
  })
})

describe('attempts are counted', () => {
  it('for the address that is tried, also where a form names it twice', async () => {
    const statuses = []
    for (let turn = 0; turn <= ATTEMPT_LIMITS.login.pair; turn += 1) {
      const fields = [
        ['email', email],
        ['email', newAddress()],
        ['password', 'wrong'],
      ]
      statuses.push(await post(fields))
      statuses.push(await post([...fields].toReversed()))
    }
    expect((await new AccountBrowser().submit(site, '/login', { email, password: PASSWORD })).status).toBe(
      429,
    )
    expect(new Set(statuses)).toEqual(new Set([401, 429]))
    // Whom it signs in is whom it was counted for.
    const stranger = newAddress()
    await new AccountBrowser().signUp(site, stranger)
    const twice = [
      ['email', newAddress()],
      ['email', stranger],
      ['password', PASSWORD],
    ]
    expect(await post(twice)).toBe(401)
    expect(site.errors).toEqual([])
  })

  it('for the mailbox that a code goes to, whichever account asks for it', async () => {
    const victim = newAddress()
    const statuses: number[] = []
    for (let turn = 0; turn <= ATTEMPT_LIMITS['send-code'].pair; turn += 1) {
      const one = new AccountBrowser()
      await one.signUp(site, newAddress())
      const asked = { intent: 'change-email', newEmail: victim, password: PASSWORD }
      statuses.push((await one.submit(site, SECURITY, asked)).status)
    }
    expect(statuses.at(0)).toBe(302)
    expect(statuses.at(-1)).toBe(429)
  })

  it('for the right password, too, where a letter follows', async () => {
    const passwords = [PASSWORD, NEW]
    const statuses: number[] = []
    for (let turn = 0; turn <= ATTEMPT_LIMITS['own-password'].pair; turn += 1) {
      const [currentPassword = '', newPassword = ''] = turn % 2 === 0 ? passwords : passwords.toReversed()
      const change = { intent: 'change-password', currentPassword, newPassword }
      statuses.push((await browser.submit(site, SECURITY, change)).status)
    }
    expect(statuses.slice(0, -1).every((status) => status === 302)).toBe(true)
    expect(statuses.at(-1)).toBe(429)
  })

  it('for who was told of taken addresses: then of free ones nothing is told either', async () => {
    const { client } = ATTEMPT_LIMITS['taken-address']
    const taken = Array.from({ length: client }, newAddress)
    for (const address of taken) await new AccountBrowser().signUp(site, address)
    const tryOut = (address: string) =>
      new AccountBrowser().submit(site, '/signup', { name: 'Eve', email: address, password: PASSWORD })
    for (const address of taken) expect((await tryOut(address)).status).toBe(409)
    const refused = [await tryOut(email), await tryOut(newAddress())]
    expect(refused.map(({ status }) => status)).toEqual([429, 429])
    expect(Number(refused[1]?.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

/** A form of `/login` with fields as often as they are given; the status of the answer. */
async function post(fields: readonly (readonly string[])[]): Promise<number> {
  const body = new URLSearchParams(fields.map(([name = '', value = '']) => [name, value]))
  const init = { method: 'POST', body, headers: { Origin: site.origin }, redirect: 'manual' as const }
  return (await fetch(`${site.origin}/login`, init)).status
}
