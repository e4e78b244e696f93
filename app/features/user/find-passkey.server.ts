import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import type { ProvenUser } from './find-user-by-password.server.ts'
import { parseTransports } from './rules/passkey.ts'

/** A passkey, and whom it signs in. */
export interface KnownPasskey {
  readonly user: ProvenUser
  /** COSE. */
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly counter: number
  readonly transports: string[]
}

/** The passkey of an active person by its credential id; null for any other. */
export function findPasskey(view: Snapshot, id: string): KnownPasskey | null {
  const [row] = view.all('passkey', passkeyOf({ id }))
  if (!row) return null
  const { userId, timeZone, version, publicKey, counter, transports } = row
  return {
    user: { userId, timeZone, credentialVersion: version ?? 0 },
    // A blob comes as an ArrayBuffer, whatever its type says.
    publicKey: new Uint8Array(publicKey),
    counter,
    transports: parseTransports(transports),
  }
}

const passkeyOf = prepare((given: { readonly id: string }) =>
  tables
    .selectFrom('Passkey')
    .innerJoin('User', 'User.id', 'Passkey.userId')
    .leftJoin('Password', 'Password.userId', 'User.id')
    .select(['Passkey.userId', 'Passkey.publicKey', 'Passkey.counter', 'Passkey.transports'])
    .select(['User.timeZone', 'Password.version'])
    .where('Passkey.id', '=', given.id)
    .where('User.status', '=', 'ACTIVE'),
)
