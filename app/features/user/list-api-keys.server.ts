import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { parseScopes, type ApiScope } from './rules/api-key.ts'

/** A key as its owner sees it. */
export interface ApiKeyFacts {
  readonly id: string
  readonly name: string
  /** How it begins: `hs_` and eight characters. */
  readonly prefix: string
  readonly scopes: readonly ApiScope[]
  /** ISO-8601. */
  readonly createdAt: string
}

/** A person's keys that are not revoked, newest first. */
export function listApiKeys(view: Snapshot, userId: string): ApiKeyFacts[] {
  return view.all('api-keys', keysOf({ userId })).map((row) => ({ ...row, scopes: parseScopes(row.scopes) }))
}

const keysOf = prepare((given: { readonly userId: string }) =>
  tables
    .selectFrom('ApiKey')
    .select(['id', 'name', 'prefix', 'scopes', 'createdAt'])
    .where('userId', '=', given.userId)
    .where('revokedAt', 'is', null)
    .orderBy('id', 'desc'),
)
