import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { refuseForm, tooManyAttempts } from '#app/features/user/answer-form.server.ts'
import { authenticate } from '#app/features/user/authenticate.server.ts'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { LoginForm } from '#app/features/user/login-form.tsx'
import { OtherSignIns } from '#app/features/user/other-sign-ins.tsx'
import { readForm } from '#app/features/user/read-form.server.ts'
import { allowAnyone } from '#app/features/user/require-viewer.server.ts'
import { retryHeaders } from '#app/features/user/retry-headers.ts'
import { linkTo } from '#app/features/user/rich-text.tsx'
import { loginSchema } from '#app/features/user/rules/credentials.ts'
import { safeRedirect } from '#app/features/user/rules/safe-redirect.ts'
import { signIn } from '#app/features/user/sign-in.server.ts'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { account } from '#app/words/en/account.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { localeOf } from '#app/words/locale.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => [
  { title: `${wordsOf(account, localeOfPage(matches))('login.title')} · Hedgeschool` },
]

export const headers = retryHeaders

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await findViewer(args)
  const redirectTo = safeRedirect(new URL(args.request.url).searchParams.get('redirectTo'), '/dashboard')
  if (viewer) throw redirect(redirectTo)
  const { hasDemoAccounts, provider } = args.context
  return { redirectTo, hasDemoAccounts, providerLabel: provider?.label ?? null }
}

const FIELDS = ['email', 'password', 'redirectTo']

export async function action(args: ActionFunctionArgs) {
  allowAnyone(args)
  const { attemptLimits, client, reader } = args.context
  const t = wordsOf(account, localeOf(args.request.headers))
  const form = await readForm(args.request, FIELDS)
  const submission = parseWithZod(form, { schema: loginSchema(t) })
  if (submission.status !== 'success') return refuseForm(submission, { reason: 'not-readable' })
  const attempt = { client, account: submission.value.email }
  const waitMs = await attemptLimits.count('login', attempt)
  if (waitMs !== null) return refuseForm(submission, tooManyAttempts(t, waitMs))
  const user = await authenticate(reader, args.request, submission.value)
  if (!user.ok) {
    return refuseForm(submission, { reason: user.reason, formErrors: [t('refusals.wrongCredentials')] })
  }
  await attemptLimits.forgive('login', attempt)
  const signedIn = await signIn(args, user.value, safeRedirect(form.get('redirectTo'), '/dashboard'))
  if (signedIn.ok) return signedIn.value
  return refuseForm(submission, { reason: signedIn.reason, formErrors: [t('refusals.signInUnavailable')] })
}

export default function LoginRoute() {
  const t = useWords(account)
  const { redirectTo, hasDemoAccounts, providerLabel } = useLoaderData<typeof loader>()
  const lastResult = useActionData<SubmissionResult<string[]>>()
  const [search] = useSearchParams()
  return (
    <Page width="narrow">
      <PageTitle title={t('login.title')} />
      <LoginForm lastResult={lastResult} redirectTo={redirectTo} hasDemoAccounts={hasDemoAccounts} />
      <OtherSignIns providerLabel={providerLabel} redirectTo={redirectTo} />
      <p className="mt-8">
        {t.rich('login.newHere', { link: linkTo({ pathname: '/signup', search: search.toString() }) })}
      </p>
    </Page>
  )
}
