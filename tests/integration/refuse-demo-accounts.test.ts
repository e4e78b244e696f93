import { afterAll, beforeAll, expect, it } from 'vitest'
import { createUser } from '#app/features/user/create-user.server.ts'
import { refuseDemoAccounts } from '#app/server/refuse-demo-accounts.ts'
import { StartUpProblem } from '#app/server/start-up-problem.ts'
import { DEMO_PASSWORD, seedDemo } from '#prisma/seed.ts'
import { commit } from './course-fixture.ts'
import { openSchool, runSql, type School } from './open-school.ts'

let school: School
beforeAll(async () => {
  school = await openSchool(1, 1)
})
afterAll(() => school.close())

const refusal = () => refuseDemoAccounts(school.data.replica).catch((error: unknown) => error)

it('lets a folder serve in production only when nobody gets in with the demo password', async () => {
  const { replica, primary, journal } = school.data
  expect(await refusal()).toBeUndefined()
  await seedDemo({ reader: replica, primary, journal, runSql, nowMs: Date.now() })
  const refused = await refusal()
  expect(refused).toBeInstanceOf(StartUpProblem)
  expect(refused).toHaveProperty(
    'message',
    expect.stringMatching(/^APP_ENV: .* learner@example.com, instructor@example.com, admin@example.com: .*$/),
  )
  await change("DELETE FROM Password WHERE userId IN (SELECT id FROM User WHERE email LIKE 'learner@%')")
  await change("UPDATE User SET status = 'SUSPENDED' WHERE email LIKE 'instructor@%'")
  expect(await refusal()).toHaveProperty(
    'message',
    expect.stringMatching(/^APP_ENV: .* DATA_DIR has admin@example.com: /),
  )
  await change("UPDATE User SET email = 'boss@example.com' WHERE email = 'admin@example.com'")
  expect(await refusal()).toBeUndefined()
})

it('leaves an account of such an address alone that has a password of its own', async () => {
  const person = { name: 'Admin', email: 'admin@example.com', role: 'ADMIN' } as const
  let ids = 0
  const occasion = { nowMs: Date.now(), newId: () => `another-${(ids += 1)}` }
  const made = await createUser(school.data.primary, { ...person, password: `${DEMO_PASSWORD}!` }, occasion)
  expect(made.ok).toBe(true)
  expect(await refusal()).toBeUndefined()
})

/** As everything that is written: beside the connection of the primary, another one would find it busy now and then. */
async function change(sql: string): Promise<void> {
  await commit(school.data.primary, [{ sql, parameters: [] }])
}
