import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { refuseForm, tooManyAttempts } from '#app/features/user/answer-form.server.ts'
import { uncommon } from '#app/features/user/common-password.server.ts'
import { getOtherWaysIn, hasOtherWaysIn } from '#app/features/user/get-other-ways-in.server.ts'
import { readForm } from '#app/features/user/read-form.server.ts'
import { allowAnyone } from '#app/features/user/require-viewer.server.ts'
import { ResetForm } from '#app/features/user/reset-form.tsx'
import { resetPassword } from '#app/features/user/reset-password.server.ts'
import { retryHeaders } from '#app/features/user/retry-headers.ts'
import { linkTo } from '#app/features/user/rich-text.tsx'
import { resetSchema } from '#app/features/user/rules/account-forms.ts'
import { signIn } from '#app/features/user/sign-in.server.ts'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { account } from '#app/words/en/account.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { localeOf } from '#app/words/locale.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => [
  { title: `${wordsOf(account, localeOfPage(matches))('reset.title')} · Hedgeschool` },
]

export const headers = retryHeaders

export function loader(args: LoaderFunctionArgs) {
  allowAnyone(args)
  return { email: new URL(args.request.url).searchParams.get('email') ?? '' }
}

const FIELDS = ['email', 'code', 'password']

export async function action(args: ActionFunctionArgs) {
  allowAnyone(args)
  const { context } = args
  const t = wordsOf(account, localeOf(args.request.headers))
  const schema = resetSchema(t).check(uncommon(t, 'password'))
  const submission = parseWithZod(await readForm(args.request, FIELDS), { schema })
  if (submission.status !== 'success') return refuseForm(submission, { reason: 'not-readable' })
  const attempt = { client: context.client, account: submission.value.email }
  const waitMs = await context.attemptLimits.count('reset', attempt)
  if (waitMs !== null) return refuseForm(submission, tooManyAttempts(t, waitMs))
  const occasion = { nowMs: context.nowMs(), newId: context.newId, keyedHash: context.keyedHash }
  const user = await resetPassword(context, submission.value, t, occasion)
  if (!user.ok) {
    const isWrong = user.reason === 'wrong-code'
    const errors = isWrong
      ? { fieldErrors: { code: [t('refusals.wrongCode')] } }
      : { formErrors: [t('refusals.unavailable')] }
    return refuseForm(submission, { reason: user.reason, ...errors })
  }
  await context.attemptLimits.forgive('login', attempt)
  // What may be somebody else's by now is shown to whoever has just got their account back.
  const others = getOtherWaysIn(context.reader, user.value, context.provider)
  const to = hasOtherWaysIn(others) ? '/settings/security?done=reset' : '/dashboard'
  const signedIn = await signIn(args, user.value, to)
  if (signedIn.ok) return signedIn.value
  return refuseForm(submission, { reason: signedIn.reason, formErrors: [t('refusals.passwordSetOnly')] })
}

export default function ResetRoute() {
  const t = useWords(account)
  const { email } = useLoaderData<typeof loader>()
  const forgot = `/forgot${email && `?${new URLSearchParams({ email })}`}`
  const lastResult = useActionData<SubmissionResult<string[]>>()
  return (
    <Page width="narrow">
      <PageTitle title={t('reset.title')} lead={t('reset.lead')} />
      <ResetForm lastResult={lastResult} email={email} />
      <p className="mt-8">{t.rich('reset.again', { link: linkTo(forgot) })}</p>
    </Page>
  )
}
