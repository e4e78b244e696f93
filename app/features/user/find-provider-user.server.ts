import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import type { ProvenUser } from './find-user-by-password.server.ts'
import type { Namesake } from './rules/provider.ts'

/** Somebody's account, found by what a provider says of them. */
export type ProviderUser = ProvenUser & Namesake

/** Whose account is connected with a person at a provider; null for nobody's. */
export function findLinkedUser(
  view: Snapshot,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
): ProviderUser | null {
  const [row] = view.all('linked-user', linkedUserOf({ issuer, subject }))
  return row ? toUser(row) : null
}

/** Whose account has an address; null for nobody's. */
export function findNamesake(view: Snapshot, email: string): ProviderUser | null {
  const [row] = view.all('namesake', namesakeOf({ email }))
  return row ? toUser(row) : null
}

/** Whether an account is connected with a provider. */
export function hasLink(view: Snapshot, userId: string, issuer: string): boolean {
  return view.all('provider-link', linkOf({ userId, issuer })).length > 0
}

interface UserRow {
  readonly userId: string
  readonly status: string
  readonly timeZone: string
  readonly emailVerified: string | null
  readonly version: number | null
}

function toUser({ userId, status, timeZone, emailVerified, version }: UserRow): ProviderUser {
  return {
    userId,
    timeZone,
    credentialVersion: version ?? 0,
    isActive: status === 'ACTIVE',
    isEmailProven: emailVerified !== null,
  }
}

const users = () =>
  tables
    .selectFrom('User')
    .leftJoin('Password', 'Password.userId', 'User.id')
    .select(['User.id as userId', 'User.status', 'User.timeZone', 'User.emailVerified', 'Password.version'])

const linkedUserOf = prepare((given: { readonly issuer: string; readonly subject: string }) =>
  users()
    .innerJoin('Account', 'Account.userId', 'User.id')
    .where('Account.provider', '=', given.issuer)
    .where('Account.providerAccountId', '=', given.subject),
)

const namesakeOf = prepare((given: { readonly email: string }) =>
  users().where('User.email', '=', given.email),
)

const linkOf = prepare((given: { readonly userId: string; readonly issuer: string }) =>
  tables
    .selectFrom('Account')
    .select('id')
    .where('userId', '=', given.userId)
    .where('provider', '=', given.issuer),
)
