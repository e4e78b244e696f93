import { hash, verify } from '@node-rs/argon2'
import type { Reader } from '#app/data/reader.ts'
import { tables } from '#app/data/sql.ts'
import { ARGON2ID } from './argon2id.server.ts'

/** Somebody who has just shown their password. */
export interface ProvenUser {
  readonly userId: string
  readonly credentialVersion: number
  readonly timeZone: string
}

/**
 * The active user with this address and password, or null. An unknown address costs the same time as a wrong
 * password, so that nobody learns who has an account.
 *
 * @param email in lower case
 */
export async function findUserByPassword(
  reader: Reader,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<ProvenUser | null> {
  const [user] = reader.all(
    'user-by-email',
    tables
      .selectFrom('User')
      .innerJoin('Password', 'Password.userId', 'User.id')
      .select(['User.id', 'User.status', 'User.timeZone', 'Password.hash', 'Password.version'])
      .where('User.email', '=', email),
  )
  // Made whoever asks first: else the first unknown address after a start would take twice as long.
  decoy ??= hash('nobody has this password', ARGON2ID)
  const nobodys = await decoy
  const isRight = await verify(user?.hash ?? nobodys, password)
  if (!user || !isRight || user.status !== 'ACTIVE') return null
  return { userId: user.id, credentialVersion: user.version, timeZone: user.timeZone }
}

/** What is verified for an address that nobody has. */
let decoy: Promise<string> | null = null
