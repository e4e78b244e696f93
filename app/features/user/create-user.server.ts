import { hash } from '@node-rs/argon2'
import type { CommitRefusal, Primary } from '#app/data/primary.ts'
import { tables, toStatement } from '#app/data/sql.ts'
import type { Result } from '#app/kernel/result.ts'
import { fail, ok } from '#app/kernel/result.ts'
import { isTimeZone, toIso } from '#app/kernel/time.ts'
import { ARGON2ID } from './argon2id.server.ts'
import type { Role } from './rules/credentials.ts'

/** A person to be. */
export interface NewUser {
  readonly name: string
  /** In lower case. */
  readonly email: string
  readonly password: string
  readonly role: Role
  /** IANA name; UTC when left out or unknown. */
  readonly timeZone?: string | undefined
}

/** Why there is no new user: the address is taken, or the primary is out of reach. */
export type CreateUserRefusal = 'email-taken' | 'unavailable'

/** Who was made, as the session that follows needs it. */
export interface CreatedUser {
  readonly userId: string
  readonly credentialVersion: number
  readonly timeZone: string
}

/**
 * Creates an account with a password.
 *
 * @param by who is creating it, for the audit log; the new user themselves when signing up
 */
export async function createUser(
  primary: Primary,
  person: NewUser,
  occasion: { readonly nowMs: number; readonly newId: () => string; readonly by?: string },
): Promise<Result<CreatedUser, CreateUserRefusal>> {
  const userId = occasion.newId()
  const timeZone = person.timeZone && isTimeZone(person.timeZone) ? person.timeZone : 'UTC'
  const passwordHash = await hash(person.password, ARGON2ID)
  const statements = userStatements({ ...person, userId, timeZone, passwordHash }, occasion)
  const audit = {
    actorId: occasion.by ?? userId,
    operation: 'create-user',
    entity: 'User',
    entityId: userId,
    after: { role: person.role },
  }
  const committed = await primary.commit(statements, { audit })
  if (committed.ok) return ok({ userId, credentialVersion: FIRST_VERSION, timeZone })
  return fail(toRefusal(committed.reason))
}

const FIRST_VERSION = 1

type UserRows = NewUser & {
  readonly userId: string
  readonly timeZone: string
  readonly passwordHash: string
}

function userStatements(
  person: UserRows,
  occasion: { readonly nowMs: number; readonly newId: () => string },
) {
  const { userId, name, email, role, timeZone } = person
  const now = toIso(occasion.nowMs)
  const stamps = { createdAt: now, updatedAt: now }
  // The address would give a person away wherever the name is shown, so the name is made from the id.
  const username = `learner-${userId.toLowerCase()}`
  return [
    toStatement(
      tables.insertInto('User').values({ id: userId, name, email, username, role, timeZone, ...stamps }),
    ),
    toStatement(tables.insertInto('UserProfile').values({ id: occasion.newId(), userId, ...stamps })),
    toStatement(
      tables.insertInto('Password').values({
        id: occasion.newId(),
        userId,
        hash: person.passwordHash,
        version: FIRST_VERSION,
        ...stamps,
      }),
    ),
  ]
}

function toRefusal(reason: CommitRefusal): CreateUserRefusal {
  if (reason.code === 'DUPLICATE_ENTRY' && reason.field === 'email') return 'email-taken'
  if (reason.code === 'UNAVAILABLE' || reason.code === 'FOREIGN_HISTORY') return 'unavailable'
  throw new Error(`an account could not be made: ${reason.detail}`)
}
