import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ApiKeysSection } from '#app/features/user/api-keys-section.tsx'
import { listApiKeys } from '#app/features/user/list-api-keys.server.ts'
import { QuietSection } from '#app/features/user/quiet-section.tsx'
import { receiveApiKeyForm } from '#app/features/user/receive-api-key-form.server.ts'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import type { ApiKeyResult } from '#app/features/user/rules/api-key-result.ts'
import { isQuiet, quietCookie } from '#app/features/user/rules/quiet-mode.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'
import { Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction = () => [{ title: 'Settings · Hedgeschool' }]

export async function loader(args: LoaderFunctionArgs) {
  const { userId } = await requireViewer(args)
  const { reader, newId } = args.context
  const cookies = args.request.headers.get('Cookie')
  return { keys: listApiKeys(reader, userId), formId: newId(), isQuiet: isQuiet(cookies) }
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireViewer(args)
  const form = await args.request.formData()
  if (form.get('intent') === 'quiet') {
    const headers = { 'Set-Cookie': quietCookie(form.get('on') === '1') }
    return redirect('/settings', { headers })
  }
  const { primary, nowMs, newId } = args.context
  const occasion = { nowMs: nowMs(), newId }
  const received = await receiveApiKeyForm(primary, viewer, form, occasion)
  const { result, refusal } = received
  return Response.json(result, { status: refusal ? httpStatusOf(refusal) : 200 })
}

export default function SettingsRoute() {
  const { keys, formId, isQuiet: isQuietHere } = useLoaderData<typeof loader>()
  const posted = useActionData<ApiKeyResult>()
  return (
    <Page width="narrow">
      <PageTitle title="Settings" />
      <div className="space-y-12">
        <QuietSection isQuiet={isQuietHere} />
        <ApiKeysSection keys={keys} formId={formId} posted={posted ?? null} />
      </div>
    </Page>
  )
}
