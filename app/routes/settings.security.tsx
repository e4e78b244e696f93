import type { SubmissionResult } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useLocation } from '@remix-run/react'
import { DoneNotice } from '#app/features/user/done-notice.tsx'
import { EmailSection } from '#app/features/user/email-section.tsx'
import { getSecurityPage } from '#app/features/user/get-security-page.server.ts'
import { OtherWaysInSection } from '#app/features/user/other-ways-in.tsx'
import { PasswordSection } from '#app/features/user/password-section.tsx'
import { receiveSecurityForm } from '#app/features/user/receive-security-form.server.ts'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { retryHeaders } from '#app/features/user/retry-headers.ts'
import { DONE, findPosted, type PostedSecurityForm } from '#app/features/user/rules/security-form.ts'
import { SessionsSection } from '#app/features/user/sessions-section.tsx'
import { account } from '#app/words/en/account.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { localeOf } from '#app/words/locale.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => [
  { title: `${wordsOf(account, localeOfPage(matches))('security.title')} · Hedgeschool` },
]

export const headers = retryHeaders

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireViewer(args)
  const { reader, nowMs, provider } = args.context
  const { searchParams } = new URL(args.request.url)
  const locale = localeOf(args.request.headers)
  return {
    ...getSecurityPage(reader, viewer, { nowMs: nowMs(), locale, provider }),
    newEmail: searchParams.get('newEmail'),
    wantedEmail: searchParams.get('wantedEmail') ?? '',
    done: DONE.safeParse(searchParams.get('done')).data ?? null,
  }
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireViewer(args)
  const t = wordsOf(account, localeOf(args.request.headers))
  return receiveSecurityForm(args, viewer, t)
}

export default function SecurityRoute() {
  const t = useWords(account)
  const page = useLoaderData<typeof loader>()
  const posted = useActionData<PostedSecurityForm<SubmissionResult<string[]>>>()
  const { email, isVerified, hasPassword, done } = page
  const { key } = useLocation()
  // The address of the page may have been left behind by the form.
  const typedEmail = findPosted(posted, 'confirm-email')?.initialValue?.['newEmail']
  const newEmail = page.newEmail ?? (typeof typedEmail === 'string' ? typedEmail : null)
  const ending = findPosted(posted, 'end-session') ?? findPosted(posted, 'end-all-sessions')
  return (
    <div className="space-y-12">
      {done && !posted && <DoneNotice>{t(`security.done.${done}`)}</DoneNotice>}
      <EmailSection
        email={email}
        isVerified={isVerified}
        hasPassword={hasPassword}
        isFresh={page.isFresh}
        wantedEmail={page.wantedEmail}
        newEmail={newEmail}
        posted={posted}
      />
      <PasswordSection
        // What was typed is gone once it is done.
        key={done && !posted ? key : ''}
        email={email}
        hasPassword={hasPassword}
        isFresh={page.isFresh}
        lastResult={findPosted(posted, 'change-password')}
      />
      <SessionsSection sessions={page.sessions} errors={ending?.error?.[''] ?? undefined} />
      <OtherWaysInSection {...page.otherWays} />
    </div>
  )
}
