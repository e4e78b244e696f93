import type { Snapshot } from '#app/data/reader.ts'
import { findAccount } from './find-account.server.ts'
import { hasLink } from './find-provider-user.server.ts'
import { listPasskeyIds } from './list-passkeys.server.ts'
import type { Provider } from './open-provider.server.ts'

/** By what somebody can show that it is them. */
export interface ConfirmPage {
  readonly email: string
  readonly hasPassword: boolean
  readonly hasPasskeys: boolean
  /** What the provider is called that their account is connected with; null where it is not. */
  readonly providerLabel: string | null
}

/**
 * How whoever is signed in may show once more that it is them.
 *
 * @param provider where people may sign in instead; null for none
 */
export function getConfirmPage(
  view: Snapshot,
  { userId, email }: { readonly userId: string; readonly email: string },
  provider: Pick<Provider, 'issuer' | 'label'> | null,
): ConfirmPage {
  const isLinked = provider !== null && hasLink(view, userId, provider.issuer)
  return {
    email,
    hasPassword: (findAccount(view, userId)?.credentialVersion ?? 0) > 0,
    hasPasskeys: listPasskeyIds(view, userId).length > 0,
    providerLabel: isLinked ? provider.label : null,
  }
}
