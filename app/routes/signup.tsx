import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { createUser } from '#app/features/user/create-user.server.ts'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { readForm } from '#app/features/user/read-form.server.ts'
import { allowAnyone } from '#app/features/user/require-viewer.server.ts'
import { SignUp } from '#app/features/user/rules/credentials.ts'
import { safeRedirect } from '#app/features/user/rules/safe-redirect.ts'
import { signIn } from '#app/features/user/sign-in.server.ts'
import { SignupForm } from '#app/features/user/signup-form.tsx'
import { httpStatusOf } from '#app/kernel/http-status.ts'
import { Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction = () => [{ title: 'Sign up · Hedgeschool' }]

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await findViewer(args)
  const redirectTo = safeRedirect(new URL(args.request.url).searchParams.get('redirectTo'), '/courses')
  if (viewer) throw redirect(redirectTo)
  return { redirectTo }
}

const FIELDS = ['name', 'email', 'password', 'timeZone', 'redirectTo']

export async function action(args: ActionFunctionArgs) {
  allowAnyone(args)
  const { primary, nowMs, newId } = args.context
  const form = await readForm(args.request, FIELDS)
  const submission = parseWithZod(form, { schema: SignUp })
  const hideFields = ['password']
  if (submission.status !== 'success') return Response.json(submission.reply({ hideFields }), { status: 400 })
  const person = { ...submission.value, role: 'STUDENT' } as const
  const created = await createUser(primary, person, { nowMs: nowMs(), newId })
  if (!created.ok) {
    const reply = { ...REFUSALS[created.reason], hideFields }
    return Response.json(submission.reply(reply), { status: httpStatusOf(created.reason) })
  }
  const signedIn = await signIn(args, created.value, safeRedirect(form.get('redirectTo'), '/courses'))
  if (signedIn.ok) return signedIn.value
  const formErrors = ['Your account is there, but signing in does not work just now. Sign in in a moment.']
  return Response.json(submission.reply({ formErrors, hideFields }), {
    status: httpStatusOf(signedIn.reason),
  })
}

const REFUSALS = {
  'email-taken': {
    fieldErrors: { email: ['There is an account with this address already. Sign in instead.'] },
  },
  unavailable: {
    formErrors: ['Signing up does not work just now. What you typed is still here: try again in a moment.'],
  },
}

export default function SignupRoute() {
  const { redirectTo } = useLoaderData<typeof loader>()
  const lastResult = useActionData<SubmissionResult<string[]>>()
  const [search] = useSearchParams()
  return (
    <Page width="narrow">
      <PageTitle
        title="Sign up"
        lead="An account keeps your progress: on this server at once, and safe for good."
      />
      <SignupForm lastResult={lastResult} redirectTo={redirectTo} />
      <p className="mt-8">
        Have an account?{' '}
        <Link to={{ pathname: '/login', search: search.toString() }} className="text-accent underline">
          Sign in
        </Link>
      </p>
    </Page>
  )
}
