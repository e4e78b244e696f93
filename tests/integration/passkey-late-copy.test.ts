import { afterAll, beforeAll, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import { finishPasskeySignIn } from '#app/features/user/finish-passkey-sign-in.server.ts'
import { commit } from './course-fixture.ts'
import { queryRows } from './migrated-database.ts'
import { PasskeySite, SIGN_IN } from './passkey-site.ts'
import { Visitor } from './sign-in-provider.ts'

let site: PasskeySite

beforeAll(async () => {
  site = await PasskeySite.open()
})

afterAll(() => site.close())

it('a passkey signs in nobody once the primary knows better than this server’s copy', async () => {
  const { learner, visitor } = await site.arrive()
  const { device } = await site.make(visitor)
  const rows = queryRows(site.school.path, `SELECT * FROM Passkey WHERE userId = '${learner.userId}'`)
  const [row] = rows
  const { primary, reader } = site.server.context
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
    const answer = device.signIn(await site.begin(other, SIGN_IN))
    const headers = { Cookie: `hs_passkey=${other.cookie(site.origin, 'hs_passkey')}` }
    const request = new Request(`${site.origin}${SIGN_IN}`, { headers })
    return finishPasskeySignIn({ request, context: { ...site.server.context, reader: late } }, answer, '/')
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
