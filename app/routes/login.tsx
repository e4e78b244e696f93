import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { authenticate } from '#app/features/user/authenticate.server.ts'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { LoginForm } from '#app/features/user/login-form.tsx'
import { readForm } from '#app/features/user/read-form.server.ts'
import { allowAnyone } from '#app/features/user/require-viewer.server.ts'
import { Login } from '#app/features/user/rules/credentials.ts'
import { safeRedirect } from '#app/features/user/rules/safe-redirect.ts'
import { signIn } from '#app/features/user/sign-in.server.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'
import { Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction = () => [{ title: 'Sign in · Hedgeschool' }]

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await findViewer(args)
  const redirectTo = safeRedirect(new URL(args.request.url).searchParams.get('redirectTo'), '/dashboard')
  if (viewer) throw redirect(redirectTo)
  return { redirectTo, hasDemoAccounts: args.context.hasDemoAccounts }
}

const FIELDS = ['email', 'password', 'redirectTo']

export async function action(args: ActionFunctionArgs) {
  allowAnyone(args)
  const form = await readForm(args.request, FIELDS)
  const submission = parseWithZod(form, { schema: Login })
  const hideFields = ['password']
  if (submission.status !== 'success') return Response.json(submission.reply({ hideFields }), { status: 400 })
  const user = await authenticate(args.context.reader, args.request)
  const signedIn = user.ok
    ? await signIn(args, user.value, safeRedirect(form.get('redirectTo'), '/dashboard'))
    : user
  if (signedIn.ok) return signedIn.value
  const formErrors = [REFUSALS[signedIn.reason]]
  return Response.json(submission.reply({ formErrors, hideFields }), {
    status: httpStatusOf(signedIn.reason),
  })
}

const REFUSALS = {
  'wrong-credentials': 'This e-mail address and password do not belong together.',
  unavailable: 'Signing in does not work just now. Try again in a moment.',
}

export default function LoginRoute() {
  const { redirectTo, hasDemoAccounts } = useLoaderData<typeof loader>()
  const lastResult = useActionData<SubmissionResult<string[]>>()
  const [search] = useSearchParams()
  return (
    <Page width="narrow">
      <PageTitle title="Sign in" />
      <LoginForm lastResult={lastResult} redirectTo={redirectTo} hasDemoAccounts={hasDemoAccounts} />
      <p className="mt-8">
        New here?{' '}
        <Link to={{ pathname: '/signup', search: search.toString() }} className="text-accent underline">
          Sign up
        </Link>
      </p>
    </Page>
  )
}
