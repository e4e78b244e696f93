import { afterAll, beforeAll, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import type { EntryAuthor } from '#app/entries.ts'
import { finishPasskeySignIn } from '#app/features/user/finish-passkey-sign-in.server.ts'
import { asSession, serveApi, type ApiServer } from './api-server.ts'
import { commit } from './course-fixture.ts'
import { insertLearner, openPrimary, queryRows } from './migrated-database.ts'
import { openSchool, type School } from './open-school.ts'
import { PasskeyDevice, type AskedOptions } from './passkey-device.ts'
import { Visitor } from './sign-in-provider.ts'

let school: School
let server: ApiServer
/** By name: passkeys are not made for numbers. */
let site: string

beforeAll(async () => {
  school = await openSchool(1, 1)
  server = await serveApi(school)
  site = server.origin.replace('127.0.0.1', 'localhost')
})

afterAll(async () => {
  server.close()
  await school.close()
})

const NEW = '/auth/passkey/new'
const SIGN_IN = '/auth/passkey'

/** A learner without a password, in a browser where they are signed in. */
async function arrive(): Promise<{ readonly learner: EntryAuthor; readonly visitor: Visitor }> {
  const primary = openPrimary(school.path)
  const learner = await insertLearner(primary)
  primary.close()
  const visitor = new Visitor()
  visitor.keep(site, (await asSession(server, learner))['Cookie'] ?? '')
  return { learner, visitor }
}

async function send(visitor: Visitor, path: string, fields: Readonly<Record<string, string>> = {}) {
  const response = await visitor.fetch(`${site}${path}`, fields)
  // cast: the tests say what it has to be.
  return { status: response.status, body: (await response.json()) as Readonly<Record<string, unknown>> }
}

async function begin(visitor: Visitor, path: string): Promise<AskedOptions> {
  // cast: what devices are asked.
  return (await send(visitor, path)).body as unknown as AskedOptions
}

/** Makes a passkey on a device of its own. */
async function make(visitor: Visitor): Promise<PasskeyDevice> {
  const device = new PasskeyDevice(site)
  await send(visitor, NEW, { answer: device.register(await begin(visitor, NEW)) })
  return device
}

it('a passkey signs in nobody once the primary knows better than this server’s copy', async () => {
  const { learner, visitor } = await arrive()
  const device = await make(visitor)
  const rows = queryRows(school.path, `SELECT * FROM Passkey WHERE userId = '${learner.userId}'`)
  const [row] = rows
  const { primary, reader } = server.context
  const late: typeof reader = {
    ...reader,
    all: (name, question) =>
      // cast: as the question has it.
      name === 'passkey'
        ? ([{ ...row, timeZone: 'UTC', version: null }] as never)
        : reader.all(name, question),
  }
  const finish = async () => {
    const other = new Visitor()
    const answer = device.signIn(await begin(other, SIGN_IN))
    const headers = { Cookie: `hs_passkey=${other.cookie(site, 'hs_passkey')}` }
    const request = new Request(`${site}${SIGN_IN}`, { headers })
    return finishPasskeySignIn({ request, context: { ...server.context, reader: late } }, answer, '/')
  }
  expect(await finish()).toMatchObject({ ok: true })
  const suspend = (status: 'ACTIVE' | 'SUSPENDED') =>
    commit(primary, [
      toStatement(tables.updateTable('User').set({ status }).where('id', '=', learner.userId)),
    ])
  const refused = { ok: false, reason: 'refused' }
  await suspend('SUSPENDED')
  expect(await finish()).toEqual(refused)
  await suspend('ACTIVE')
  expect(await finish()).toMatchObject({ ok: true })
  await commit(primary, [
    toStatement(tables.updateTable('Passkey').set({ counter: 1_000 }).where('id', '=', device.id)),
  ])
  expect(await finish()).toEqual(refused)
  await commit(primary, [toStatement(tables.deleteFrom('Passkey').where('id', '=', device.id))])
  expect(await finish()).toEqual(refused)
})
