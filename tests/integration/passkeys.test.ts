import { generateKeyPairSync } from 'node:crypto'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import { finishPasskeySignIn } from '#app/features/user/finish-passkey-sign-in.server.ts'
import { MAX_PASSKEYS, PASSKEY_MS } from '#app/features/user/rules/passkey.ts'
import { commit } from './course-fixture.ts'
import { queryRows } from './migrated-database.ts'
import { holdWriteLock } from './open-school.ts'
import { PasskeyDevice } from './passkey-device.ts'
import { NEW, PasskeySite, SIGN_IN } from './passkey-site.ts'
import { Visitor } from './sign-in-provider.ts'

let site: PasskeySite

beforeAll(async () => {
  site = await PasskeySite.open()
})

afterAll(() => site.close())

const rowsOf = (userId: string) =>
  queryRows(site.school.path, `SELECT * FROM Passkey WHERE userId = '${userId}'`)

describe('a passkey', () => {
  it('is made by whoever is signed in, and signs them in from then on', async () => {
    const { learner, visitor } = await site.arrive()
    const { device, status } = await site.make(visitor)
    expect(status).toBe(200)
    expect(rowsOf(learner.userId)).toMatchObject([
      { id: device.id, counter: 1, label: 'A browser', lastUsedAt: null },
    ])
    expect(visitor.cookie(site.origin, 'hs_passkey')).toBeUndefined()
    const signedIn = await site.signIn(device)
    expect(signedIn).toMatchObject({ status: 200, body: { to: '/courses' } })
    const page = await signedIn.visitor.fetch(`${site.origin}/settings/passkeys`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('last used on')
    expect(rowsOf(learner.userId)).toMatchObject([{ counter: 2, lastUsedAt: expect.any(String) as unknown }])
  })

  it('is made for nobody who is not signed in', async () => {
    const response = await new Visitor().fetch(`${site.origin}${NEW}`, {})
    expect(response.headers.get('Location')).toContain('/login')
  })

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another name', { rpId: 'evil.example' }],
    ['another challenge', { challenge: 'AAAA' }],
  ])('is neither made nor used for %s', async (_, change) => {
    const { learner, visitor } = await site.arrive()
    expect(await site.make(visitor, new PasskeyDevice(site.origin), change)).toMatchObject({
      status: 400,
      body: { problem: 'refused' },
    })
    expect(rowsOf(learner.userId)).toEqual([])
    const { device } = await site.make(visitor)
    expect(await site.signIn(device, change)).toMatchObject({ status: 401, body: { problem: 'refused' } })
  })

  it('is refused with another key, for another person, or when it is unknown', async () => {
    const { visitor } = await site.arrive()
    const { device } = await site.make(visitor)
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    const refused = { status: 401, body: { problem: 'refused' } }
    expect(await site.signIn(device, { key })).toMatchObject(refused)
    expect(
      await site.signIn(device, { userHandle: Buffer.from(ulid()).toString('base64url') }),
    ).toMatchObject(refused)
    expect(await site.signIn(new PasskeyDevice(site.origin))).toMatchObject(refused)
    for (const answer of [
      '',
      '{}',
      'null',
      '[]',
      'no JSON',
      JSON.stringify({ id: device.id, response: {} }),
    ]) {
      const other = new Visitor()
      await site.begin(other, SIGN_IN)
      expect(await site.send(other, SIGN_IN, { answer })).toMatchObject(refused)
    }
    expect(site.server.errors).toEqual([])
  })

  it('that counts backwards is a copy, and is refused', async () => {
    const { visitor } = await site.arrive()
    const { device } = await site.make(visitor)
    await site.signIn(device)
    device.counter = 0
    expect(await site.signIn(device)).toMatchObject({ status: 401, body: { problem: 'refused' } })
  })

  it('need not count', async () => {
    const { visitor } = await site.arrive()
    const { device } = await site.make(visitor, new PasskeyDevice(site.origin, 0))
    expect((await site.signIn(device)).status).toBe(200)
    expect((await site.signIn(device)).status).toBe(200)
  })

  it('opens nothing while its owner is suspended', async () => {
    const { learner, visitor } = await site.arrive()
    const { device } = await site.make(visitor)
    const suspend = tables.updateTable('User').set({ status: 'SUSPENDED' }).where('id', '=', learner.userId)
    await commit(site.school.data.primary, [toStatement(suspend)])
    expect(await site.signIn(device)).toMatchObject({ status: 401 })
  })

  it('signs in while the primary is out of reach', async () => {
    const { visitor } = await site.arrive()
    const { device } = await site.make(visitor)
    const release = await holdWriteLock(site.school.path)
    const signedIn = await site.signIn(device)
    release()
    expect(signedIn).toMatchObject({ status: 200 })
  })

  it('is one of twenty at most', async () => {
    const { learner, visitor } = await site.arrive()
    const now = new Date().toISOString()
    const rows = Array.from({ length: MAX_PASSKEYS }, (_, index) => ({
      id: `${learner.userId}${index}`,
      userId: learner.userId,
      publicKey: new Uint8Array(1),
      label: 'One of many',
      createdAt: now,
      updatedAt: now,
    }))
    await commit(site.school.data.primary, [toStatement(tables.insertInto('Passkey').values(rows))])
    expect(await site.make(visitor)).toMatchObject({ status: 409, body: { problem: 'tooMany' } })
  })
})

describe('an answer', () => {
  it('is good once for a browser that gives its cookie back', async () => {
    const { visitor } = await site.arrive()
    const { device } = await site.make(visitor)
    const { answer, visitor: used } = await site.signIn(device)
    expect(await site.send(used, SIGN_IN, { answer })).toMatchObject({
      status: 401,
      body: { problem: 'expired' },
    })
    expect(await site.send(new Visitor(), SIGN_IN, { answer })).toMatchObject({
      body: { problem: 'expired' },
    })
    const other = new Visitor()
    await site.begin(other, SIGN_IN)
    expect(await site.send(other, SIGN_IN, { answer })).toMatchObject({ body: { problem: 'refused' } })
  })

  it('is good for five minutes, and for what was asked', async () => {
    const { visitor } = await site.arrive()
    const { device } = await site.make(visitor)
    const other = new Visitor()
    const answer = device.signIn(await site.begin(other, SIGN_IN))
    const headers = { Cookie: `hs_passkey=${other.cookie(site.origin, 'hs_passkey')}` }
    const finish = (agoMs: number) =>
      finishPasskeySignIn(
        {
          request: new Request(`${site.origin}/auth/passkey`, { headers }),
          context: { ...site.server.context, nowMs: () => Date.now() + agoMs },
        },
        answer,
        '/',
      )
    expect(await finish(PASSKEY_MS + 1)).toEqual({ ok: false, reason: 'expired' })
    expect(await finish(0)).toMatchObject({ ok: true })
    await site.begin(visitor, SIGN_IN)
    expect(await site.send(visitor, NEW, { answer: '{}' })).toMatchObject({ body: { problem: 'expired' } })
  })
})

describe('the page of passkeys', () => {
  const page = async (visitor: Visitor, fields?: Readonly<Record<string, string>>, query = '') => {
    const response = await visitor.fetch(`${site.origin}/settings/passkeys${query}`, fields)
    return { status: response.status, html: await response.text() }
  }

  it('renames, asks before it removes, and is nobody else’s', async () => {
    const { learner, visitor } = await site.arrive()
    const [{ device }] = [await site.make(visitor), await site.make(visitor)]
    const { id } = device
    expect(await page(visitor, { intent: 'rename', id, label: ' Blue <key> ' })).toMatchObject({
      status: 200,
      html: expect.stringContaining('Blue &lt;key&gt;') as unknown,
    })
    expect(await page(visitor, { intent: 'rename', id, label: ' ' })).toMatchObject({ status: 400 })
    expect(await page(visitor, { intent: 'rename', id, label: 'x'.repeat(61) })).toMatchObject({
      status: 400,
    })
    expect(await page(visitor, { intent: 'explode', id })).toMatchObject({ status: 400 })
    expect((await page(visitor, undefined, `?remove=${id}`)).html).toContain(
      'Remove the passkey “Blue &lt;key&gt;”?',
    )
    const stranger = await site.arrive()
    for (const intent of ['rename', 'remove']) {
      expect(await page(stranger.visitor, { intent, id, label: 'Mine' })).toMatchObject({ status: 404 })
    }
    expect(rowsOf(learner.userId)).toHaveLength(2)
    expect(await page(visitor, { intent: 'remove', id })).toMatchObject({ status: 200 })
    expect(rowsOf(learner.userId)).toHaveLength(1)
    expect(await site.signIn(device)).toMatchObject({ status: 401 })
  })

  it('removes no last way into an account', async () => {
    const { learner, visitor } = await site.arrive()
    const { device } = await site.make(visitor)
    const { id } = device
    expect(await page(visitor, { intent: 'remove', id })).toMatchObject({
      status: 409,
      html: expect.stringContaining('only way into your account') as unknown,
    })
    const now = new Date().toISOString()
    const password = {
      id: ulid(),
      userId: learner.userId,
      hash: '',
      version: 1,
      createdAt: now,
      updatedAt: now,
    }
    await commit(site.school.data.primary, [toStatement(tables.insertInto('Password').values(password))])
    const again = new Visitor()
    await site.signIn(device, {}, again)
    expect(await page(again, { intent: 'remove', id })).toMatchObject({ status: 200 })
  })

  it('says so while the primary is out of reach', async () => {
    const { visitor } = await site.arrive()
    const { device } = await site.make(visitor)
    const release = await holdWriteLock(site.school.path)
    const refused = await page(visitor, { intent: 'rename', id: device.id, label: 'Later' })
    release()
    expect(refused).toMatchObject({ status: 503, html: expect.stringContaining('just now') as unknown })
  })
})
