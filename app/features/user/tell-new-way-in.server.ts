import type { AppLoadContext } from '@remix-run/node'
import { account as slice } from '#app/words/en/account.ts'
import { localeOf } from '#app/words/locale.ts'
import { wordsOf } from '#app/words/words.ts'
import { findAccount } from './find-account.server.ts'
import { newWayInMessage, type NewWayIn } from './rules/account-mail.ts'

/**
 * Writes to a person that something more opens their account: it may not have been them. Only to an address that is
 * proven: to another, anybody could have as many letters sent as they like.
 */
export function tellNewWayIn(
  {
    request,
    context,
  }: { readonly request: Request; readonly context: Pick<AppLoadContext, 'reader' | 'mail'> },
  userId: string,
  way: NewWayIn,
): void {
  const account = findAccount(context.reader, userId)
  if (!account?.isVerified) return
  context.mail.sendLater(newWayInMessage(wordsOf(slice, localeOf(request.headers)), account, way))
}
