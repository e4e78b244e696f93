import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { hasLink } from '#app/features/user/find-provider-user.server.ts'
import { listPasskeys } from '#app/features/user/list-passkeys.server.ts'
import { PasskeysSection } from '#app/features/user/passkeys-section.tsx'
import { ProviderSection } from '#app/features/user/provider-section.tsx'
import { receivePasskeyForm } from '#app/features/user/receive-passkey-form.server.ts'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import type { PasskeyResult } from '#app/features/user/rules/passkey.ts'
import { isFresh } from '#app/features/user/rules/session.ts'
import { unlinkProvider } from '#app/features/user/unlink-provider.server.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'
import { settings } from '#app/words/en/settings.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { localeOf } from '#app/words/locale.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => {
  const t = wordsOf(settings, localeOfPage(matches))
  return [{ title: t('titled', { page: t('passkeys.title') }) }]
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireViewer(args)
  const { reader, provider, nowMs } = args.context
  return {
    isFresh: isFresh(viewer, nowMs()),
    passkeys: listPasskeys(reader, viewer),
    removingId: new URL(args.request.url).searchParams.get('remove'),
    provider: provider && {
      label: provider.label,
      isLinked: hasLink(reader, viewer.userId, provider.issuer),
    },
  }
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireViewer(args)
  const t = wordsOf(settings, localeOf(args.request.headers))
  const form = await args.request.formData()
  const { provider } = args.context
  if (provider && form.get('intent') === 'disconnect') return unlinkProvider(args, provider, viewer)
  const { result, refusal } = await receivePasskeyForm(args.context, t, viewer, form)
  return Response.json(result, { status: refusal ? httpStatusOf(refusal) : 200 })
}

export default function PasskeysRoute() {
  const { passkeys, removingId, provider, ...page } = useLoaderData<typeof loader>()
  const posted = useActionData<PasskeyResult>()
  return (
    <div className="space-y-12">
      <PasskeysSection
        passkeys={passkeys}
        removingId={removingId}
        posted={posted ?? null}
        isFresh={page.isFresh}
      />
      {provider && (
        <ProviderSection label={provider.label} isLinked={provider.isLinked} isFresh={page.isFresh} />
      )}
    </div>
  )
}
