import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import { linkNamesake } from '#app/features/user/link-provider.server.ts'
import { asSession, type ApiServer } from './api-server.ts'
import { commit } from './course-fixture.ts'
import { insertLearner, openPrimary, queryRows } from './migrated-database.ts'
import type { School } from './open-school.ts'
import { openProviderSchool } from './provider-school.ts'
import { Visitor, type SignInProvider } from './sign-in-provider.ts'

let school: School
let provider: SignInProvider
let server: ApiServer
let close: () => Promise<void>

beforeAll(async () => {
  ;({ school, provider, server, close } = await openProviderSchool())
})

afterAll(() => close())

/** Somebody at the provider, with a verified address. */
function meet() {
  const login = ulid()
  const email = `${login.toLowerCase()}@guild.example`
  provider.people.set(login, { name: 'Grace', email, email_verified: true })
  return { login, email }
}

const CONNECT = { intent: 'connect' }

/** Goes to the provider and comes back; where it ends up. */
async function arrive(login: string, visitor = new Visitor(), fields: Readonly<Record<string, string>> = {}) {
  const back = await visitor.pass(await visitor.setOut(server.origin, fields), server.origin, login)
  return { visitor, location: (await visitor.fetch(back)).headers.get('Location') }
}

const userOf = (email: string) => queryRows(school.path, `SELECT * FROM User WHERE email = '${email}'`)[0]
const linksOf = (login: string) =>
  queryRows(school.path, `SELECT userId FROM Account WHERE providerAccountId = '${login}'`).map(
    (row) => row['userId'],
  )

/** A learner without a password, in a browser where they are signed in. */
async function asLearner() {
  const primary = openPrimary(school.path)
  const learner = await insertLearner(primary)
  primary.close()
  const visitor = new Visitor()
  visitor.keep(server.origin, (await asSession(server, learner))['Cookie'] ?? '')
  return { learner, visitor }
}

async function givePasskey(userId: string): Promise<void> {
  const now = new Date().toISOString()
  const passkey = { id: ulid(), userId, publicKey: new Uint8Array(1), label: 'A key' }
  await commit(school.data.primary, [
    toStatement(tables.insertInto('Passkey').values({ ...passkey, createdAt: now, updatedAt: now })),
  ])
}

describe('somebody who signs in where another is signed in', () => {
  it('gets their own account: a page to sign in connects nobody’s', async () => {
    const { login, email } = meet()
    const { learner, visitor } = await asLearner()
    expect((await arrive(login, visitor)).location).toBe('/courses')
    expect(linksOf(login)).toEqual([userOf(email)?.['id']])
    expect(linksOf(login)).not.toContain(learner.userId)
  })

  it('and nobody is connected who is not signed in', async () => {
    const sent = await new Visitor().fetch(`${server.origin}/auth/oidc`, CONNECT)
    expect(sent.headers.get('Location')).toBe('/login?redirectTo=%2Fsettings%2Fpasskeys')
    expect(sent.headers.get('Refresh')).toBeNull()
  })
})

describe('a connection', () => {
  const disconnect = async (visitor: Visitor) =>
    (await visitor.fetch(`${server.origin}/settings/passkeys`, { intent: 'disconnect' })).headers.get(
      'Location',
    )

  it('is ended by its owner, and signs in nobody from then on', async () => {
    const { login, email } = meet()
    const { learner, visitor } = await asLearner()
    await arrive(login, visitor, CONNECT)
    await givePasskey(learner.userId)
    const page = await (await visitor.fetch(`${server.origin}/settings/passkeys`)).text()
    expect(page).toContain('Disconnect from The Guild')
    expect(await disconnect(visitor)).toBe('/settings/passkeys?unlinked=1')
    expect(linksOf(login)).toEqual([])
    await arrive(login)
    expect(linksOf(login)).toEqual([userOf(email)?.['id']])
    expect(linksOf(login)).not.toContain(learner.userId)
  })

  it('that is the only way in stays', async () => {
    const { login } = meet()
    const { visitor } = await arrive(login)
    expect(await disconnect(visitor)).toBe('/settings/passkeys?problem=lastWayIn')
    expect(linksOf(login)).toHaveLength(1)
  })

  it('is not made by an address that the account has given up, whatever the copy still says', async () => {
    const { login, email } = meet()
    await arrive(login)
    const userId = String(userOf(email)?.['id'])
    await commit(school.data.primary, [
      toStatement(tables.deleteFrom('Account').where('providerAccountId', '=', login)),
    ])
    const person = {
      issuer: provider.issuer,
      subject: login,
      email,
      isEmailVerified: true,
      name: 'Grace',
    }
    const occasion = { nowMs: Date.now(), newId: ulid }
    const moved = tables
      .updateTable('User')
      .set({ email: `moved-${email}` })
      .where('id', '=', userId)
    await commit(school.data.primary, [toStatement(moved)])
    const late = await linkNamesake(server.context.primary, userId, person, occasion)
    expect(late).toEqual({ ok: false, reason: 'unavailable' })
    expect(linksOf(login)).toEqual([])
  })
})
