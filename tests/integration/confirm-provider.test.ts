import { ulid } from 'ulid'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { FRESH_MS } from '#app/features/user/rules/session.ts'
import { MINUTE_MS } from '#app/kernel/time.ts'
import { asSession, type ApiServer } from './api-server.ts'
import { insertLearner, openPrimary } from './migrated-database.ts'
import type { School } from './open-school.ts'
import { openProviderSchool } from './provider-school.ts'
import { Visitor, type SignInProvider } from './sign-in-provider.ts'

const [KEYS, PASSKEYS] = ['/settings/api-keys', '/settings/passkeys']
const CONFIRM = { intent: 'confirm', redirectTo: KEYS }

let school: School
let provider: SignInProvider
let server: ApiServer
let close: () => Promise<void>

beforeAll(async () => {
  ;({ school, provider, server, close } = await openProviderSchool())
})

afterAll(() => close())

afterEach(() => {
  vi.useRealTimers()
})

/** Both servers' clocks go on. */
function wait(ms: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })
}

/** Somebody at the provider, with a verified address. */
function meet(): string {
  const login = ulid()
  const email = `${login.toLowerCase()}@guild.example`
  provider.people.set(login, { name: 'Grace', email, email_verified: true })
  return login
}

/** Comes back from where they were sent; where that leads. */
async function comeBack(visitor: Visitor, url: string, login: string) {
  const back = await visitor.pass(url, server.origin, login)
  return (await visitor.fetch(back)).headers.get('Location')
}

/** Somebody who has signed up by the provider, and whose account has no password. */
async function arrive() {
  const login = meet()
  const visitor = new Visitor()
  await comeBack(visitor, await visitor.setOut(server.origin), login)
  return { login, visitor }
}

const hasForm = async (visitor: Visitor) =>
  (await (await visitor.fetch(`${server.origin}${KEYS}`)).text()).includes('A new key')

it('who has neither a password nor a passkey signs in again at the provider, who asks them', async () => {
  const { login, visitor } = await arrive()
  expect(await hasForm(visitor)).toBe(true)
  wait(FRESH_MS)
  expect(await hasForm(visitor)).toBe(false)
  const page = await (await visitor.fetch(`${server.origin}/confirm`)).text()
  expect(page).toContain('Continue with The Guild')
  expect(page).not.toContain('name="password"')
  const asked = vi.spyOn(visitor, 'fetch')
  const url = await visitor.setOut(server.origin, CONFIRM)
  expect(await comeBack(visitor, url, login)).toBe(KEYS)
  // They typed who they are, though the provider knew them still.
  expect(asked.mock.calls.some(([, form]) => form?.['prompt'] === 'login')).toBe(true)
  expect(await hasForm(visitor)).toBe(true)
})

it('is refused for another person there than the one who is connected', async () => {
  const { visitor: signedIn } = await arrive()
  wait(FRESH_MS)
  // The provider does not know them any more.
  const visitor = new Visitor()
  visitor.keep(server.origin, `hs_session=${signedIn.cookie(server.origin, 'hs_session')}`)
  const location = await comeBack(visitor, await visitor.setOut(server.origin, CONFIRM), meet())
  expect(location).toBe(`/confirm?${new URLSearchParams({ problem: 'notYours', redirectTo: KEYS })}`)
  const page = await (await visitor.fetch(`${server.origin}${location}`)).text()
  expect(page).toContain('with another account than the one that is connected')
  expect(await hasForm(visitor)).toBe(false)
})

it('is refused where the provider did not ask', async () => {
  const { login, visitor } = await arrive()
  wait(FRESH_MS + MINUTE_MS)
  const url = new URL(await visitor.setOut(server.origin, CONFIRM))
  expect(url.searchParams.get('max_age')).toBe('60')
  url.searchParams.set('max_age', '100000')
  expect(await comeBack(visitor, url.href, login)).toContain('/confirm?problem=notAsked')
  expect(await hasForm(visitor)).toBe(false)
})

it('is refused in a browser where somebody else signed in meanwhile', async () => {
  const [{ login, visitor }, other] = [await arrive(), await learnerSession()]
  wait(FRESH_MS)
  const url = await visitor.setOut(server.origin, CONFIRM)
  const back = await visitor.pass(url, server.origin, login)
  visitor.keep(server.origin, other)
  const location = (await visitor.fetch(back)).headers.get('Location')
  expect(location).toContain('/confirm?problem=expired')
})

it('comes before an account is connected', async () => {
  const visitor = new Visitor()
  visitor.keep(server.origin, await learnerSession())
  wait(FRESH_MS)
  const page = await (await visitor.fetch(`${server.origin}${PASSKEYS}`)).text()
  expect(page).not.toContain('Connect with The Guild')
  const sent = await visitor.fetch(`${server.origin}/auth/oidc`, { intent: 'connect' })
  expect(sent.headers.get('Location')).toBe(
    `/confirm?${new URLSearchParams({ redirectTo: `${PASSKEYS}#provider` })}`,
  )
  expect(sent.headers.get('Refresh')).toBeNull()
})

/** The session of a learner who is not connected. */
async function learnerSession(): Promise<string> {
  const primary = openPrimary(school.path)
  const learner = await insertLearner(primary)
  primary.close()
  return (await asSession(server, learner))['Cookie'] ?? ''
}
