import type { Reader } from '#app/data/reader.ts'
import { findUserByPassword } from '#app/features/user/find-user-by-password.server.ts'
import { DEMO_EMAILS, DEMO_PASSWORD } from '#prisma/seed.ts'
import { StartUpProblem } from './start-up-problem.ts'

/**
 * For production, on a data folder that may have been started otherwise before: makes sure that nobody gets in with the
 * password that everybody knows.
 *
 * @throws StartUpProblem when an account still can be used with it
 */
export async function refuseDemoAccounts(reader: Reader): Promise<void> {
  const found = await Promise.all(
    DEMO_EMAILS.map(async (email) => {
      const user = await findUserByPassword(reader, { email, password: DEMO_PASSWORD })
      return user ? [email] : []
    }),
  )
  const open = found.flat()
  if (open.length === 0) return
  throw new StartUpProblem(
    `APP_ENV: in production nobody may sign in with the demo password, and DATA_DIR has ${open.join(', ')}: use another folder, or see docs/troubleshooting.md.`,
  )
}
