import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import { createUser } from '#app/features/user/create-user.server.ts'
import { openProvider } from '#app/features/user/open-provider.server.ts'
import { toIso } from '#app/kernel/time.ts'
import { asSession, serveApi, type ApiServer } from './api-server.ts'
import { commit } from './course-fixture.ts'
import { insertLearner, openPrimary, queryRows } from './migrated-database.ts'
import type { School } from './open-school.ts'
import { openProviderSchool } from './provider-school.ts'
import { CLIENT, Visitor, type SignInProvider } from './sign-in-provider.ts'

let school: School
let provider: SignInProvider
let server: ApiServer
let close: () => Promise<void>

beforeAll(async () => {
  ;({ school, provider, server, close } = await openProviderSchool())
})

afterAll(() => close())

/** Somebody at the provider. */
function meet(claims: Readonly<Record<string, unknown>> = {}): {
  readonly login: string
  readonly email: string
} {
  const login = ulid()
  const email = `${login.toLowerCase()}@guild.example`
  provider.people.set(login, { name: 'Grace', email, email_verified: true, ...claims })
  return { login, email }
}

/** Signs in with the provider, in a browser of its own unless told; where it ends up. */
const CONNECT = { intent: 'connect' }

async function arrive(
  login: string | null,
  visitor = new Visitor(),
  fields: Readonly<Record<string, string>> = {},
) {
  const back = await visitor.pass(await visitor.setOut(server.origin, fields), server.origin, login)
  const response = await visitor.fetch(back)
  return { visitor, back, location: response.headers.get('Location'), status: response.status }
}

const userOf = (email: string) => queryRows(school.path, `SELECT * FROM User WHERE email = '${email}'`)[0]
const linksOf = (login: string) =>
  queryRows(school.path, `SELECT userId FROM Account WHERE providerAccountId = '${login}'`).map(
    (row) => row['userId'],
  )

/** An account with a password. */
async function signUp(email: string, isProven: boolean) {
  const person = { name: 'Ada', email, password: 'correct horse', role: 'STUDENT' } as const
  const created = await createUser(server.context.primary, person, { nowMs: Date.now(), newId: ulid })
  if (!created.ok) throw new Error(created.reason)
  const emailVerified = isProven ? toIso(Date.now()) : null
  const { userId } = created.value
  await commit(school.data.primary, [
    toStatement(tables.updateTable('User').set({ emailVerified }).where('id', '=', userId)),
  ])
  return userId
}

describe('somebody who comes from the provider', () => {
  it('gets an account without a password, once, and is signed in', async () => {
    const { login, email } = meet()
    const { visitor, location } = await arrive(login, new Visitor(), { timeZone: 'asia/tokyo' })
    expect(location).toBe('/courses')
    const user = userOf(email)
    expect(user).toMatchObject({ name: 'Grace', timeZone: 'Asia/Tokyo', role: 'STUDENT' })
    expect(user?.['emailVerified']).not.toBeNull()
    expect(
      queryRows(school.path, `SELECT id FROM Password WHERE userId = '${String(user?.['id'])}'`),
    ).toEqual([])
    expect((await visitor.fetch(`${server.origin}/settings`)).status).toBe(200)
    expect(visitor.cookie(server.origin, 'hs_provider')).toBeUndefined()

    provider.people.set(login, { name: 'Other', email: 'moved@guild.example', email_verified: true })
    expect(await arrive(login)).toMatchObject({ location: '/courses' })
    expect(linksOf(login)).toEqual([user?.['id']])
    expect(userOf('moved@guild.example')).toBeUndefined()
  })

  it('is asked for no password, and nothing of the provider’s is kept', async () => {
    const { login } = meet()
    await arrive(login)
    const [account] = queryRows(school.path, `SELECT * FROM Account WHERE providerAccountId = '${login}'`)
    expect(account).toMatchObject({
      type: 'oidc',
      provider: provider.issuer,
      accessToken: null,
      idToken: null,
    })
  })

  it('has an account with the proven address: the two are one from then on', async () => {
    const { login, email } = meet()
    const userId = await signUp(email, true)
    const { visitor } = await arrive(login)
    expect(linksOf(login)).toEqual([userId])
    expect((await visitor.fetch(`${server.origin}/settings`)).status).toBe(200)
  })

  it.each([
    ['the provider does not vouch for', { email_verified: false }, true, 'emailUnproven'],
    ['the provider says nothing of', { email_verified: undefined }, true, 'emailUnproven'],
    ['nobody here has proven', {}, false, 'accountUnproven'],
  ])('never gets an account with an address that %s', async (_, claims, isProven, problem) => {
    const { login, email } = meet(claims)
    await signUp(email, isProven)
    const { visitor, location } = await arrive(login)
    expect(location).toBe(`/login?problem=${problem}&redirectTo=%2Fcourses`)
    expect(linksOf(login)).toEqual([])
    expect((await visitor.fetch(`${server.origin}/settings`)).status).toBe(302)
  })

  it('gets an account with an address that nobody vouches for, as unproven as that of any sign-up', async () => {
    const { login, email } = meet({ email_verified: false })
    expect(await arrive(login)).toMatchObject({ location: '/courses' })
    expect(userOf(email)).toMatchObject({ emailVerified: null })
  })

  it('is told what is missing: an address, an account that is active', async () => {
    const nameless = meet({ email: undefined })
    expect((await arrive(nameless.login)).location).toContain('problem=noEmail')
    const { login, email } = meet()
    await arrive(login)
    await commit(school.data.primary, [
      toStatement(tables.updateTable('User').set({ status: 'SUSPENDED' }).where('email', '=', email)),
    ])
    expect((await arrive(login)).location).toContain('problem=inactive')
  })

  it('may think better of it', async () => {
    expect(await arrive(null)).toMatchObject({ location: '/login?problem=denied&redirectTo=%2Fcourses' })
  })
})

describe('a return that is not this browser’s own', () => {
  it('signs nobody in: without the cookie, with another’s, with another state, a second time, too late', async () => {
    const { login } = meet()
    const mine = new Visitor()
    const back = await mine.pass(await mine.setOut(server.origin), server.origin, login)
    const expired = (visitor: Visitor, url = back) =>
      visitor.fetch(url).then((response) => response.headers.get('Location'))
    expect(await expired(new Visitor())).toBe('/login?problem=expired&redirectTo=%2Fdashboard')
    const other = new Visitor()
    await other.setOut(server.origin)
    expect(await expired(other)).toContain('problem=expired')
    const changed = new URL(back)
    changed.searchParams.set('state', 'another')
    const third = new Visitor()
    third.keep(server.origin, `hs_provider=${mine.cookie(server.origin, 'hs_provider')}`)
    expect(await expired(third, changed.href)).toContain('problem=expired')
    expect(await expired(mine)).toBe('/courses')
    expect(await expired(mine)).toContain('problem=expired')
  })

  it('is refused by the provider when its code was used', async () => {
    const { login } = meet()
    const mine = new Visitor()
    const back = await mine.pass(await mine.setOut(server.origin), server.origin, login)
    const cookie = `hs_provider=${mine.cookie(server.origin, 'hs_provider')}`
    await mine.fetch(back)
    const thief = new Visitor()
    thief.keep(server.origin, cookie)
    expect((await thief.fetch(back)).headers.get('Location')).toContain('problem=untrusted')
  })

  it('begins on a page of this site only', async () => {
    const sent = await fetch(`${server.origin}/auth/oidc`, {
      method: 'POST',
      body: new URLSearchParams(),
      headers: { Origin: 'https://evil.example' },
    })
    expect(sent.status).toBe(403)
    expect((await fetch(`${server.origin}/auth/oidc`)).headers.get('Refresh')).toBeNull()
  })
})

describe('connecting an account', () => {
  async function asLearner() {
    const primary = openPrimary(school.path)
    const learner = await insertLearner(primary)
    primary.close()
    const visitor = new Visitor()
    visitor.keep(server.origin, (await asSession(server, learner))['Cookie'] ?? '')
    return { learner, visitor }
  }

  it('is done by whoever is signed in, whatever their address, and for one account only', async () => {
    const { login } = meet({ email_verified: false })
    const { learner, visitor } = await asLearner()
    const page = async (query = '') =>
      (await visitor.fetch(`${server.origin}/settings/passkeys${query}`)).text()
    expect(await page()).toContain('Connect with The Guild')
    expect((await arrive(login, visitor, CONNECT)).location).toBe('/settings/passkeys?linked=1')
    expect(linksOf(login)).toEqual([learner.userId])
    expect(await page('?linked=1')).toContain('Your account is connected.')
    expect(await arrive(login)).toMatchObject({ location: '/courses' })
    const somebodyElse = await asLearner()
    expect((await arrive(login, somebodyElse.visitor, CONNECT)).location).toBe(
      '/settings/passkeys?problem=linkedElsewhere',
    )
    expect(await page('?problem=linkedElsewhere')).toContain('connected with another account')
    expect(linksOf(login)).toEqual([learner.userId])
  })

  it('is not done for somebody who has signed in meanwhile', async () => {
    const { login } = meet()
    const { visitor } = await asLearner()
    const url = await visitor.setOut(server.origin, CONNECT)
    const other = await asLearner()
    visitor.keep(server.origin, `hs_session=${other.visitor.cookie(server.origin, 'hs_session')}`)
    const back = await visitor.fetch(await visitor.pass(url, server.origin, login))
    expect(back.headers.get('Location')).toContain('problem=expired')
    expect(linksOf(login)).toEqual([])
  })
})

describe('a provider that is out of reach', () => {
  it('is said to be, at once or when somebody comes back', async () => {
    const gone = openProvider({
      issuer: 'http://localhost:1',
      ...CLIENT,
      label: 'Gone',
      onProblem: () => undefined,
    })
    const alone = await serveApi(school, { provider: gone })
    const sent = await new Visitor().fetch(`${alone.origin}/auth/oidc`, {})
    expect(sent.headers.get('Location')).toBe('/login?problem=unavailable')
    expect(sent.headers.get('Refresh')).toBeNull()
    alone.close()
  })

  it('is not there where none is configured', async () => {
    const alone = await serveApi(school)
    const visitor = new Visitor()
    expect((await visitor.fetch(`${alone.origin}/auth/oidc`, {})).status).toBe(404)
    expect((await visitor.fetch(`${alone.origin}/auth/oidc/callback?state=x&code=y`)).status).toBe(404)
    expect(alone.errors).toEqual([])
    alone.close()
  })
})
