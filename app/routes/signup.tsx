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
import { uncommon } from '#app/features/user/common-password.server.ts'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { OtherSignIns } from '#app/features/user/other-sign-ins.tsx'
import { readForm } from '#app/features/user/read-form.server.ts'
import { allowAnyone } from '#app/features/user/require-viewer.server.ts'
import { retryHeaders } from '#app/features/user/retry-headers.ts'
import { linkTo } from '#app/features/user/rich-text.tsx'
import { signUpSchema } from '#app/features/user/rules/credentials.ts'
import { safeRedirect } from '#app/features/user/rules/safe-redirect.ts'
import { signIn } from '#app/features/user/sign-in.server.ts'
import { signUp } from '#app/features/user/sign-up.server.ts'
import { SignupForm } from '#app/features/user/signup-form.tsx'
import { SignupLegal } from '#app/features/user/signup-legal.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { account } from '#app/words/en/account.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { localeOf } from '#app/words/locale.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => [
  { title: `${wordsOf(account, localeOfPage(matches))('signup.title')} · Hedgeschool` },
]

export const headers = retryHeaders

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await findViewer(args)
  const redirectTo = safeRedirect(new URL(args.request.url).searchParams.get('redirectTo'), '/courses')
  if (viewer) throw redirect(redirectTo)
  const { provider, findLegalPage } = args.context
  const locale = localeOf(args.request.headers)
  const [terms, privacy] = await Promise.all([
    findLegalPage('terms', locale),
    findLegalPage('privacy', locale),
  ])
  const legal = { hasTerms: terms !== null, hasPrivacy: privacy !== null }
  return { redirectTo, providerLabel: provider?.label ?? null, legal }
}

const FIELDS = ['name', 'email', 'password', 'timeZone', 'redirectTo']

export async function action(args: ActionFunctionArgs) {
  allowAnyone(args)
  const t = wordsOf(account, localeOf(args.request.headers))
  const form = await readForm(args.request, FIELDS)
  const schema = signUpSchema(t).check(uncommon(t, 'password'))
  const submission = parseWithZod(form, { schema })
  if (submission.status !== 'success') return refuseForm(submission, { reason: 'not-readable' })
  const created = await signUp(args, submission.value, t)
  if (!created.ok) {
    const { reason } = created
    if (typeof reason === 'object') return refuseForm(submission, tooManyAttempts(t, reason.waitMs))
    const refusals = {
      'email-taken': { fieldErrors: { email: [t('refusals.emailTaken')] } },
      unavailable: { formErrors: [t('refusals.signUpUnavailable')] },
    }
    return refuseForm(submission, { reason, ...refusals[reason] })
  }
  const signedIn = await signIn(args, created.value, safeRedirect(form.get('redirectTo'), '/courses'))
  if (signedIn.ok) return signedIn.value
  return refuseForm(submission, { reason: signedIn.reason, formErrors: [t('refusals.signedUpOnly')] })
}

export default function SignupRoute() {
  const t = useWords(account)
  const { redirectTo, providerLabel, legal } = useLoaderData<typeof loader>()
  const lastResult = useActionData<SubmissionResult<string[]>>()
  const [search] = useSearchParams()
  return (
    <Page width="narrow">
      <PageTitle title={t('signup.title')} lead={t('signup.lead')} />
      <SignupForm lastResult={lastResult} redirectTo={redirectTo} />
      <SignupLegal {...legal} />
      <OtherSignIns providerLabel={providerLabel} redirectTo={redirectTo} />
      <p className="mt-8">
        {t.rich('signup.haveAccount', { link: linkTo({ pathname: '/login', search: search.toString() }) })}
      </p>
    </Page>
  )
}
