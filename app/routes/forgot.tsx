import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { refuseForm, tooManyAttempts, unavailableNow } from '#app/features/user/answer-form.server.ts'
import { ForgotForm } from '#app/features/user/forgot-form.tsx'
import { readForm } from '#app/features/user/read-form.server.ts'
import { requestReset } from '#app/features/user/request-reset.server.ts'
import { allowAnyone } from '#app/features/user/require-viewer.server.ts'
import { retryHeaders } from '#app/features/user/retry-headers.ts'
import { linkTo } from '#app/features/user/rich-text.tsx'
import { forgotSchema } from '#app/features/user/rules/account-forms.ts'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { account } from '#app/words/en/account.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { localeOf } from '#app/words/locale.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => [
  { title: `${wordsOf(account, localeOfPage(matches))('forgot.title')} · Hedgeschool` },
]

export const headers = retryHeaders

export function loader(args: LoaderFunctionArgs) {
  allowAnyone(args)
  return { email: new URL(args.request.url).searchParams.get('email') ?? '' }
}

const FIELDS = ['email']

/** The same answer for whatever address, whoever has it. */
export async function action(args: ActionFunctionArgs) {
  allowAnyone(args)
  const { context } = args
  const t = wordsOf(account, localeOf(args.request.headers))
  const submission = parseWithZod(await readForm(args.request, FIELDS), { schema: forgotSchema(t) })
  if (submission.status !== 'success') return refuseForm(submission, { reason: 'not-readable' })
  const { email } = submission.value
  const waitMs = await context.attemptLimits.count('forgot', { client: context.client, account: email })
  if (waitMs !== null) return refuseForm(submission, tooManyAttempts(t, waitMs))
  const occasion = { nowMs: context.nowMs(), newId: context.newId, keyedHash: context.keyedHash }
  const asked = await requestReset(context, email, t, occasion)
  if (asked.ok) return redirect(`/reset?${new URLSearchParams({ email })}`)
  return refuseForm(submission, unavailableNow(t))
}

export default function ForgotRoute() {
  const t = useWords(account)
  const { email } = useLoaderData<typeof loader>()
  const lastResult = useActionData<SubmissionResult<string[]>>()
  return (
    <Page width="narrow">
      <PageTitle title={t('forgot.title')} lead={t('forgot.lead')} />
      <ForgotForm lastResult={lastResult} email={email} />
      <p className="mt-8">{t.rich('forgot.back', { link: linkTo('/login') })}</p>
    </Page>
  )
}
