import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { localDay } from '#app/kernel/time.ts'
import { parseScopes, type ApiScope } from './rules/api-key.ts'

/** A key as its owner sees it. */
export interface ApiKeyFacts {
  readonly id: string
  readonly name: string
  /** How it begins: `hs_` and eight characters. */
  readonly prefix: string
  readonly scopes: readonly ApiScope[]
  /** `YYYY-MM-DD`, where its owner is. */
  readonly madeOn: string
}

/** A person's keys that are not revoked, newest first. */
export function listApiKeys(
  view: Snapshot,
  { userId, timeZone }: { readonly userId: string; readonly timeZone: string },
): ApiKeyFacts[] {
  return view.all('api-keys', keysOf({ userId })).map(({ id, name, prefix, scopes, createdAt }) => ({
    id,
    name,
    prefix,
    scopes: parseScopes(scopes),
    madeOn: localDay(Date.parse(createdAt), timeZone),
  }))
}

const keysOf = prepare((given: { readonly userId: string }) =>
  tables
    .selectFrom('ApiKey')
    .select(['id', 'name', 'prefix', 'scopes', 'createdAt'])
    .where('userId', '=', given.userId)
    .where('revokedAt', 'is', null)
    .orderBy('id', 'desc'),
)
