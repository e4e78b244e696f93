import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { hashApiKey } from './hash-api-key.server.ts'
import { parseScopes, type ApiScope } from './rules/api-key.ts'

/** A key that is good, and whose it is. */
export interface KeyHolder {
  readonly keyId: string
  readonly userId: string
  /** IANA name. */
  readonly timeZone: string
  readonly scopes: readonly ApiScope[]
}

/**
 * Whose key this is; null for one that is unknown or revoked, or whose owner is not active. It is looked up by its hash:
 * how long that takes says something about a hash that nobody can aim at, and nothing about the key, so nothing has to be
 * compared in constant time.
 */
export function findApiCaller(view: Snapshot, key: string): KeyHolder | null {
  const [row] = view.all('api-caller', callerOf({ hash: hashApiKey(key) }))
  return row ? { ...row, scopes: parseScopes(row.scopes) } : null
}

const callerOf = prepare((given: { readonly hash: string }) =>
  tables
    .selectFrom('ApiKey')
    .innerJoin('User', 'User.id', 'ApiKey.userId')
    .select(['ApiKey.id as keyId', 'ApiKey.userId', 'User.timeZone', 'ApiKey.scopes'])
    .where('ApiKey.hash', '=', given.hash)
    .where('ApiKey.revokedAt', 'is', null)
    .where('User.status', '=', 'ACTIVE'),
)
