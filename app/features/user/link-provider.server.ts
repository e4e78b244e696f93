import type { CommitRefusal, Primary } from '#app/data/primary.ts'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { toIso } from '#app/kernel/time.ts'
import type { CreatedUser } from './create-user.server.ts'
import type { ProviderPerson } from './rules/provider.ts'

interface Occasion {
  readonly nowMs: number
  readonly newId: () => string
}

/** Connects an account with a person at a provider: they sign in as each other from now on. */
export async function linkProvider(
  primary: Primary,
  userId: string,
  person: ProviderPerson,
  occasion: Occasion,
): Promise<Result<null, 'unavailable'>> {
  const audit = { actorId: userId, operation: 'link-provider', entity: 'User', entityId: userId }
  const committed = await primary.commit([linkStatement(userId, person, occasion)], { audit })
  return committed.ok ? ok(null) : fail(toRefusal(committed.reason))
}

/**
 * Connects an account because its address is that person's. That it still has this address, proven, is asked of the
 * primary in the same commit: this server's copy may be of a moment ago, and an address that somebody has given up may be
 * in other hands.
 */
export async function linkNamesake(
  primary: Primary,
  userId: string,
  person: ProviderPerson & { readonly email: string },
  occasion: Occasion,
): Promise<Result<null, 'unavailable'>> {
  const stillTheirs = tables
    .updateTable('User')
    .set({ updatedAt: toIso(occasion.nowMs) })
    .where('id', '=', userId)
    .where('email', '=', person.email)
    .where('emailVerified', 'is not', null)
    .where('status', '=', 'ACTIVE')
  const audit = { actorId: userId, operation: 'link-provider', entity: 'User', entityId: userId }
  const statements = [
    { ...toStatement(stillTheirs), mustChange: true },
    linkStatement(userId, person, occasion),
  ]
  const committed = await primary.commit(statements, { audit })
  return committed.ok ? ok(null) : fail(toRefusal(committed.reason))
}

/**
 * Makes an account without a password for a person at a provider.
 *
 * @param person with an address that no account has
 */
export async function createProviderUser(
  primary: Primary,
  person: ProviderPerson & { readonly email: string },
  timeZone: string,
  occasion: Occasion,
): Promise<Result<CreatedUser, 'unavailable'>> {
  const userId = occasion.newId()
  const now = toIso(occasion.nowMs)
  const stamps = { createdAt: now, updatedAt: now }
  const user = {
    id: userId,
    name: person.name,
    email: person.email,
    emailVerified: person.isEmailVerified ? now : null,
    // As for everybody: the address would give a person away wherever the name is shown.
    username: `learner-${userId.toLowerCase()}`,
    timeZone,
    ...stamps,
  }
  const audit = { actorId: userId, operation: 'create-user', entity: 'User', entityId: userId, after: {} }
  const statements = [
    toStatement(tables.insertInto('User').values(user)),
    toStatement(tables.insertInto('UserProfile').values({ id: occasion.newId(), userId, ...stamps })),
    linkStatement(userId, person, occasion),
  ]
  const committed = await primary.commit(statements, { audit })
  return committed.ok ? ok({ userId, credentialVersion: 0, timeZone }) : fail(toRefusal(committed.reason))
}

/** Its tokens are not kept: nothing is done in anybody's name there. */
function linkStatement(userId: string, { issuer, subject }: ProviderPerson, occasion: Occasion): Statement {
  const now = toIso(occasion.nowMs)
  return toStatement(
    tables.insertInto('Account').values({
      id: occasion.newId(),
      userId,
      type: 'oidc',
      provider: issuer,
      providerAccountId: subject,
      createdAt: now,
      updatedAt: now,
    }),
  )
}

/** A duplicate, or an account that is otherwise by now, is what this server's copy does not have yet. */
function toRefusal({ code, detail }: CommitRefusal): 'unavailable' {
  const isLate = ['UNAVAILABLE', 'FOREIGN_HISTORY', 'DUPLICATE_ENTRY', 'NOT_FOUND'].includes(code)
  if (isLate) return 'unavailable'
  throw new Error(`a provider could not be connected: ${detail}`)
}
