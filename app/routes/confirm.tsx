import type { SubmissionResult } from '@conform-to/react'
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ConfirmForm } from '#app/features/user/confirm-form.tsx'
import { getConfirmPage } from '#app/features/user/get-confirm-page.server.ts'
import { OtherConfirmations } from '#app/features/user/other-confirmations.tsx'
import { receiveConfirmForm } from '#app/features/user/receive-confirm-form.server.ts'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { retryHeaders } from '#app/features/user/retry-headers.ts'
import { linkTo } from '#app/features/user/rich-text.tsx'
import { safeRedirect } from '#app/features/user/rules/safe-redirect.ts'
import { isFresh } from '#app/features/user/rules/session.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { account } from '#app/words/en/account.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { localeOf } from '#app/words/locale.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => [
  { title: `${wordsOf(account, localeOfPage(matches))('confirm.title')} · Hedgeschool` },
]

export const headers = retryHeaders

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireViewer(args)
  const { reader, provider, nowMs } = args.context
  const wish = new URL(args.request.url).searchParams.get('redirectTo')
  const redirectTo = safeRedirect(wish, '/settings/security')
  if (isFresh(viewer, nowMs())) throw redirect(redirectTo)
  return { redirectTo, ...getConfirmPage(reader, viewer, provider) }
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireViewer(args)
  return receiveConfirmForm(args, viewer, wordsOf(account, localeOf(args.request.headers)))
}

export default function ConfirmRoute() {
  const t = useWords(account)
  const { redirectTo, email, hasPassword, hasPasskeys, providerLabel } = useLoaderData<typeof loader>()
  const lastResult = useActionData<SubmissionResult<string[]>>()
  const hasOthers = hasPasskeys || providerLabel !== null
  return (
    <Page width="narrow">
      <PageTitle title={t('confirm.title')} lead={t('confirm.lead')} />
      {hasPassword && <ConfirmForm email={email} lastResult={lastResult} redirectTo={redirectTo} />}
      {hasOthers && (
        <section aria-labelledby="other-confirmations" className="mt-8 space-y-3">
          <h2 id="other-confirmations" className={hasPassword ? 'text-lg font-bold' : 'sr-only'}>
            {t('confirm.other')}
          </h2>
          <OtherConfirmations
            hasPasskeys={hasPasskeys}
            providerLabel={providerLabel}
            redirectTo={redirectTo}
          />
        </section>
      )}
      {!hasPassword && !hasOthers && <p>{t.rich('confirm.noWay', { link: linkTo('/forgot') })}</p>}
      <div className="mt-8">
        <BackLink to={redirectTo}>{t('confirm.back')}</BackLink>
      </div>
    </Page>
  )
}
