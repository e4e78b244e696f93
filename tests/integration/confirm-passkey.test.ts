import { afterAll, beforeAll, expect, it } from 'vitest'
import { FRESH_MS } from '#app/features/user/rules/session.ts'
import { cookieOf } from './journal-browser.ts'
import { queryRows } from './migrated-database.ts'
import { PasskeyDevice } from './passkey-device.ts'
import { NEW, PasskeySite, SIGN_IN } from './passkey-site.ts'
import { Visitor } from './sign-in-provider.ts'

const CONFIRM = '/auth/passkey/confirm'
const KEYS = '/settings/api-keys'

let site: PasskeySite

beforeAll(async () => {
  site = await PasskeySite.open()
})

afterAll(() => site.close())

/** Somebody with a passkey and no password, in a browser where they signed in a while ago. */
async function arrive() {
  const { learner, visitor: made } = await site.arrive()
  const { device } = await site.make(made)
  const visitor = new Visitor()
  const provenAtMs = Date.now() - FRESH_MS
  visitor.keep(site.origin, await cookieOf(site.server.context, learner, { provenAtMs }))
  return { learner, visitor, device }
}

async function confirm(visitor: Visitor, device: PasskeyDevice) {
  const answer = device.signIn(await site.begin(visitor, CONFIRM))
  return site.send(visitor, CONFIRM, { answer, redirectTo: KEYS })
}

const hasForm = async (visitor: Visitor) =>
  (await (await visitor.fetch(`${site.origin}${KEYS}`)).text()).includes('A new key')

const refused = { status: 401, body: { problem: 'refused' } }

it('is enough to confirm that it is its owner', async () => {
  const { visitor, device } = await arrive()
  const page = await (await visitor.fetch(`${site.origin}/confirm`)).text()
  expect(page).not.toContain('name="password"')
  expect(page).toContain('Using a passkey needs JavaScript')
  expect(await hasForm(visitor)).toBe(false)
  expect(await confirm(visitor, device)).toMatchObject({ status: 200, body: { to: KEYS } })
  expect(visitor.cookie(site.origin, 'hs_passkey')).toBeUndefined()
  expect(await hasForm(visitor)).toBe(true)
})

it('makes another one possible', async () => {
  const { learner, visitor, device } = await arrive()
  expect(await site.send(visitor, NEW)).toMatchObject({ status: 403, body: { problem: 'notFresh' } })
  await confirm(visitor, device)
  expect(await site.make(visitor)).toMatchObject({ status: 200 })
  const rows = queryRows(site.school.path, `SELECT id FROM Passkey WHERE userId = '${learner.userId}'`)
  expect(rows).toHaveLength(2)
})

it('of somebody else confirms nothing, nor does one that is unknown', async () => {
  const [{ visitor, device }, other] = [await arrive(), await arrive()]
  const { allowCredentials } = await asked(visitor)
  expect(allowCredentials).toMatchObject([{ id: device.id }])
  expect(await confirm(visitor, other.device)).toMatchObject(refused)
  expect(await confirm(visitor, new PasskeyDevice(site.origin))).toMatchObject(refused)
  expect(await hasForm(visitor)).toBe(false)
})

it('confirms only what was asked for, and is made for nothing that was', async () => {
  const { visitor, device } = await arrive()
  const signingIn = device.signIn(await site.begin(visitor, SIGN_IN))
  const expired = { status: 401, body: { problem: 'expired' } }
  expect(await site.send(visitor, CONFIRM, { answer: signingIn })).toMatchObject(expired)
  // The way around: to have a passkey made by what was asked for confirming.
  const answer = new PasskeyDevice(site.origin).register(await site.begin(visitor, CONFIRM))
  expect(await site.send(visitor, NEW, { answer })).toMatchObject({ body: { problem: 'expired' } })
  const confirming = device.signIn(await site.begin(visitor, CONFIRM))
  expect(await site.send(visitor, SIGN_IN, { answer: confirming })).toMatchObject(expired)
  expect(await hasForm(visitor)).toBe(false)
})

it('confirms nothing for nobody', async () => {
  const response = await new Visitor().fetch(`${site.origin}${CONFIRM}`, {})
  expect(response.headers.get('Location')).toContain('/login')
})

async function asked(visitor: Visitor): Promise<Readonly<Record<string, unknown>>> {
  return (await site.send(visitor, CONFIRM)).body
}
