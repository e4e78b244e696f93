import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ApiKeysSection } from '#app/features/user/api-keys-section.tsx'
import { listApiKeys } from '#app/features/user/list-api-keys.server.ts'
import { receiveApiKeyForm } from '#app/features/user/receive-api-key-form.server.ts'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import type { ApiKeyResult } from '#app/features/user/rules/api-key-result.ts'
import { isFresh } from '#app/features/user/rules/session.ts'
import { tellNewWayIn } from '#app/features/user/tell-new-way-in.server.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'
import { settings } from '#app/words/en/settings.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { localeOf } from '#app/words/locale.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => {
  const t = wordsOf(settings, localeOfPage(matches))
  return [{ title: t('titled', { page: t('keys.title') }) }]
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireViewer(args)
  const { reader, newId, nowMs } = args.context
  return { keys: listApiKeys(reader, viewer), formId: newId(), isFresh: isFresh(viewer, nowMs()) }
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireViewer(args)
  const { primary, nowMs, newId } = args.context
  const t = wordsOf(settings, localeOf(args.request.headers))
  const form = await args.request.formData()
  const occasion = { nowMs: nowMs(), newId }
  const { result, refusal } = await receiveApiKeyForm({ primary, t }, viewer, form, occasion)
  if (result.kind === 'created') tellNewWayIn(args, viewer.userId, { kind: 'key' })
  return Response.json(result, { status: refusal ? httpStatusOf(refusal) : 200 })
}

export default function ApiKeysRoute() {
  const page = useLoaderData<typeof loader>()
  const posted = useActionData<ApiKeyResult>()
  return <ApiKeysSection {...page} posted={posted ?? null} />
}
