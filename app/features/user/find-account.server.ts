import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'

/** What an active person's account is, for acts upon it. */
export interface Account {
  readonly userId: string
  readonly email: string
  readonly name: string
  /** IANA name. */
  readonly timeZone: string
  /** Of the password; 0 for an account without one. */
  readonly credentialVersion: number
  readonly isVerified: boolean
}

/** The active account of a user; null where there is none (any more, or in this copy). */
export function findAccount(view: Snapshot, userId: string): Account | null {
  const [row] = view.all('account', accountOf({ userId }))
  return row ? toAccount(row) : null
}

/**
 * The active account with this address, or null.
 *
 * @param email in lower case
 */
export function findAccountByEmail(view: Snapshot, email: string): Account | null {
  const [row] = view.all('account-by-email', accountWith({ email }))
  return row ? toAccount(row) : null
}

const accounts = () =>
  tables
    .selectFrom('User')
    .leftJoin('Password', 'Password.userId', 'User.id')
    .select(['User.id as userId', 'User.email', 'User.name', 'User.timeZone', 'User.emailVerified'])
    .select('Password.version')
    .where('User.status', '=', 'ACTIVE')

const accountOf = prepare((given: { readonly userId: string }) =>
  accounts().where('User.id', '=', given.userId),
)

const accountWith = prepare((given: { readonly email: string }) =>
  accounts().where('User.email', '=', given.email),
)

type Row = Omit<Account, 'credentialVersion' | 'isVerified'> & {
  readonly emailVerified: string | null
  readonly version: number | null
}

function toAccount({ emailVerified, version, ...row }: Row): Account {
  return { ...row, credentialVersion: version ?? 0, isVerified: emailVerified !== null }
}
