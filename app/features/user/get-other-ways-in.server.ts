import type { Snapshot } from '#app/data/reader.ts'
import { hasLink } from './find-provider-user.server.ts'
import { listApiKeys } from './list-api-keys.server.ts'
import { listPasskeyIds } from './list-passkeys.server.ts'
import type { Provider } from './open-provider.server.ts'
import type { OtherWaysIn } from './other-ways-in.tsx'

/**
 * What opens a person's account beside their password. A new password does not end any of it.
 *
 * @param provider where people may sign in instead; null for none
 */
export function getOtherWaysIn(
  view: Snapshot,
  person: { readonly userId: string; readonly timeZone: string },
  provider: Pick<Provider, 'issuer' | 'label'> | null,
): OtherWaysIn {
  const isLinked = provider !== null && hasLink(view, person.userId, provider.issuer)
  return {
    passkeys: listPasskeyIds(view, person.userId).length,
    keys: listApiKeys(view, person).length,
    providerLabel: isLinked ? provider.label : null,
  }
}

/** Whether there is any. */
export function hasOtherWaysIn({ passkeys, keys, providerLabel }: OtherWaysIn): boolean {
  return passkeys > 0 || keys > 0 || providerLabel !== null
}
