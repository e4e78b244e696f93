import type { SubmissionResult } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findAccount } from '#app/features/user/find-account.server.ts'
import { receiveVerifyForm } from '#app/features/user/receive-verify-form.server.ts'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { retryHeaders } from '#app/features/user/retry-headers.ts'
import { addressOf } from '#app/features/user/rich-text.tsx'
import { VerifyForm } from '#app/features/user/verify-form.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { account } from '#app/words/en/account.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { localeOf } from '#app/words/locale.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => [
  { title: `${wordsOf(account, localeOfPage(matches))('verify.title')} · Hedgeschool` },
]

export const headers = retryHeaders

export async function loader(args: LoaderFunctionArgs) {
  const { userId, email } = await requireViewer(args)
  const isVerified = findAccount(args.context.reader, userId)?.isVerified ?? false
  const isResent = new URL(args.request.url).searchParams.has('resent')
  return { email, isVerified, isResent }
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireViewer(args)
  const t = wordsOf(account, localeOf(args.request.headers))
  return receiveVerifyForm(args, viewer, t)
}

export default function VerifyRoute() {
  const t = useWords(account)
  const { email, isVerified, isResent } = useLoaderData<typeof loader>()
  const lastResult = useActionData<SubmissionResult<string[]>>()
  if (isVerified) {
    return (
      <Page width="narrow">
        <PageTitle title={t('verify.title')} />
        <div className="space-y-6">
          <Notice tone="good">{t('verify.done')}</Notice>
          <ButtonLink to="/dashboard">{t('verify.onwards')}</ButtonLink>
        </div>
      </Page>
    )
  }
  return (
    <Page width="narrow">
      <PageTitle title={t('verify.title')} />
      <div className="space-y-6">
        <p className="text-lg text-muted">{t.rich('verify.lead', { email: addressOf(email) })}</p>
        {isResent && !lastResult && <Notice tone="good">{t('verify.resent')}</Notice>}
        <VerifyForm lastResult={lastResult} />
      </div>
    </Page>
  )
}
