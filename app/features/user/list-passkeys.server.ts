import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { localDay } from '#app/kernel/time.ts'
import { parseTransports, type PasskeyFacts } from './rules/passkey.ts'

/** A person's passkeys, newest first. */
export function listPasskeys(
  view: Snapshot,
  { userId, timeZone }: { readonly userId: string; readonly timeZone: string },
): PasskeyFacts[] {
  const dayOf = (at: string) => localDay(Date.parse(at), timeZone)
  return view.all('passkeys', passkeysOf({ userId })).map((row) => ({
    id: row.id,
    label: row.label,
    isBackedUp: Boolean(row.isBackedUp),
    madeOn: dayOf(row.createdAt),
    lastUsedOn: row.lastUsedAt && dayOf(row.lastUsedAt),
  }))
}

/** By what a browser recognises the passkeys that it has of a person already. */
export function listPasskeyIds(
  view: Snapshot,
  userId: string,
): { readonly id: string; readonly transports: string[] }[] {
  return view
    .all('passkeys', passkeysOf({ userId }))
    .map(({ id, transports }) => ({ id, transports: parseTransports(transports) }))
}

const passkeysOf = prepare((given: { readonly userId: string }) =>
  tables
    .selectFrom('Passkey')
    .select(['id', 'label', 'isBackedUp', 'createdAt', 'lastUsedAt', 'transports'])
    .where('userId', '=', given.userId)
    .orderBy('createdAt', 'desc')
    .orderBy('id'),
)
