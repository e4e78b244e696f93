import { Authenticator } from 'remix-auth'
import { FormStrategy } from 'remix-auth-form'
import type { Reader } from '#app/data/reader.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { findUserByPassword, type ProvenUser } from './find-user-by-password.server.ts'
import { loginSchema, type AccountWords } from './rules/credentials.ts'

/** Who proves themselves by the `email` and `password` that a form posts; the form has been checked before. */
export async function authenticate(
  reader: Reader,
  request: Request,
  t: AccountWords,
): Promise<Result<ProvenUser, 'wrong-credentials'>> {
  try {
    return ok(await createAuthenticator(reader, t).authenticate('form', request))
  } catch (error) {
    if (error instanceof CredentialsRefused) return fail('wrong-credentials')
    throw error
  }
}

function createAuthenticator(reader: Reader, t: AccountWords): Authenticator<ProvenUser> {
  return new Authenticator<ProvenUser>().use(
    new FormStrategy(async ({ form }) => {
      const user = await findUserByPassword(reader, loginSchema(t).parse(Object.fromEntries(form)))
      if (!user) throw new CredentialsRefused()
      return user
    }),
    'form',
  )
}

/** A strategy of remix-auth can only throw. */
class CredentialsRefused extends Error {
  override readonly name = 'CredentialsRefused'
}
