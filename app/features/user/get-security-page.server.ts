import type { Reader } from '#app/data/reader.ts'
import { dateLocaleOf, type Locale } from '#app/words/locale.ts'
import { findAccount } from './find-account.server.ts'
import type { Viewer } from './find-viewer.server.ts'
import { getOtherWaysIn } from './get-other-ways-in.server.ts'
import { listSessions } from './list-sessions.server.ts'
import type { Provider } from './open-provider.server.ts'
import type { OtherWaysIn } from './other-ways-in.tsx'
import { isFresh } from './rules/session.ts'
import type { ListedSession } from './sessions-section.tsx'

/** What the security page shows of a person. */
export interface SecurityPage {
  readonly email: string
  readonly isVerified: boolean
  readonly hasPassword: boolean
  /** Whether they have proven a short while ago who they are. */
  readonly isFresh: boolean
  readonly sessions: readonly ListedSession[]
  readonly otherWays: OtherWaysIn
}

/** The security page of whoever is signed in; instants in their language, where they are. */
export function getSecurityPage(
  reader: Reader,
  viewer: Pick<Viewer, 'userId' | 'sessionId' | 'email' | 'timeZone' | 'provenAtMs'>,
  {
    nowMs,
    locale,
    provider,
  }: { readonly nowMs: number; readonly locale: Locale; readonly provider: Provider | null },
): SecurityPage {
  const { userId, sessionId, email, timeZone } = viewer
  const format = new Intl.DateTimeFormat(dateLocaleOf(locale), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  })
  const say = (at: string) => format.format(new Date(at))
  return reader.forLearner(userId, (view) => {
    const account = findAccount(view, userId)
    const sessions = listSessions(view, userId, nowMs).map(({ id, deviceLabel, lastSeenAt, createdAt }) => ({
      id,
      deviceLabel,
      lastSeen: say(lastSeenAt),
      begun: say(createdAt),
      isHere: id === sessionId,
    }))
    const hasPassword = (account?.credentialVersion ?? 0) > 0
    const otherWays = getOtherWaysIn(view, viewer, provider)
    return {
      email,
      isVerified: account?.isVerified ?? false,
      hasPassword,
      isFresh: isFresh(viewer, nowMs),
      sessions,
      otherWays,
    }
  })
}
