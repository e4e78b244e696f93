import { Authenticator } from 'remix-auth'
import { FormStrategy } from 'remix-auth-form'
import type { Reader } from '#app/data/reader.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { findUserByPassword, type ProvenUser } from './find-user-by-password.server.ts'

/** The form of `/login`, read. */
export interface Credentials {
  /** In lower case. */
  readonly email: string
  readonly password: string
}

/**
 * Who proves themselves by an address and a password. These are the ones that attempts were counted for: a form may name
 * a field twice, so nothing is read out of the request again.
 */
export async function authenticate(
  reader: Reader,
  { url }: Pick<Request, 'url'>,
  credentials: Credentials,
): Promise<Result<ProvenUser, 'wrong-credentials'>> {
  const body = new URLSearchParams({ ...credentials })
  try {
    const checked = new Request(url, { method: 'POST', body })
    return ok(await createAuthenticator(reader, credentials).authenticate('form', checked))
  } catch (error) {
    if (error instanceof CredentialsRefused) return fail('wrong-credentials')
    throw error
  }
}

function createAuthenticator(reader: Reader, credentials: Credentials): Authenticator<ProvenUser> {
  return new Authenticator<ProvenUser>().use(
    new FormStrategy(async () => {
      const user = await findUserByPassword(reader, credentials)
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
