import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { beginProviderSignIn, type Errand } from '#app/features/user/begin-provider-sign-in.server.ts'
import { findViewer, type Viewer } from '#app/features/user/find-viewer.server.ts'
import { requireFresh } from '#app/features/user/require-fresh.server.ts'
import { allowAnyone } from '#app/features/user/require-viewer.server.ts'
import { safeRedirect } from '#app/features/user/rules/safe-redirect.ts'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { signIns } from '#app/words/en/sign-ins.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const t = wordsOf(signIns, localeOfPage(matches))
  return [{ title: t('leaving.title', { label: data?.label ?? '' }) }, { name: 'robots', content: 'noindex' }]
}

/** For the page after the form was sent: looked at without, it names the provider and nothing else. */
export function loader(args: LoaderFunctionArgs) {
  allowAnyone(args)
  const { provider } = args.context
  if (!provider) throw new Response(null, { status: 404 })
  return { label: provider.label }
}

/**
 * Answers with a page that goes on to the provider by itself, not with a redirect: browsers that enforce `form-action` do
 * so along every redirect that follows a form, and where a provider sends people on to nobody here can know.
 */
export async function action(args: ActionFunctionArgs) {
  const viewer = await findViewer(args)
  const { provider } = args.context
  if (!provider) throw new Response(null, { status: 404 })
  const form = await args.request.formData()
  const errand = chooseErrand(form, viewer)
  if (!errand) return redirect(`/login?${new URLSearchParams({ redirectTo: CONNECTING })}`)
  if (errand.purpose === 'connect')
    requireFresh(errand.viewer, args.context.nowMs(), `${CONNECTING}#provider`)
  const begun = await beginProviderSignIn(args, provider, errand, form)
  if (!begun.ok) return redirect(cameFrom(errand, form, begun.reason))
  const { url, cookie } = begun.value
  return Response.json({ url }, { headers: { Refresh: `0; url=${url}`, 'Set-Cookie': cookie } })
}

/** Said by the form: a page to sign in may be old, and somebody else signed in here since. Null for nobody's errand. */
function chooseErrand(form: FormData, viewer: Viewer | null): Errand | null {
  const purpose = (['connect', 'confirm'] as const).find((one) => one === form.get('intent'))
  if (!purpose) return { purpose: 'sign-in' }
  return viewer && { purpose, viewer }
}

/** The page that somebody set out from, with what went wrong. */
function cameFrom({ purpose }: Errand, form: FormData, problem: string): string {
  if (purpose === 'connect') return `${CONNECTING}?${new URLSearchParams({ problem })}`
  if (purpose === 'sign-in') return `/login?${new URLSearchParams({ problem })}`
  const redirectTo = safeRedirect(form.get('redirectTo'), CONNECTING)
  return `/confirm?${new URLSearchParams({ problem, redirectTo })}`
}

const CONNECTING = '/settings/passkeys'

export const headers: HeadersFunction = ({ actionHeaders }) => {
  const refresh = actionHeaders.get('Refresh')
  return refresh === null ? {} : { Refresh: refresh }
}

export default function ProviderRoute() {
  const t = useWords(signIns)
  const { label } = useLoaderData<typeof loader>()
  const departure = useActionData<{ readonly url: string }>()
  return (
    <Page width="narrow">
      <PageTitle title={t('leaving.title', { label })} lead={t('leaving.lead')} />
      {departure && (
        <p>
          <a href={departure.url} className="inline-flex min-h-11 items-center text-accent underline">
            {t('leaving.go', { label })}
          </a>
        </p>
      )}
    </Page>
  )
}
