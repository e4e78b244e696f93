import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { allowAnyone } from '#app/features/user/require-viewer.server.ts'
import { ErrorPage } from '#app/ui/error-page.tsx'

/** Every address that no other route knows. */
export function loader(args: LoaderFunctionArgs) {
  allowAnyone(args)
  throw new Response(null, { status: 404 })
}

export function action(args: ActionFunctionArgs) {
  allowAnyone(args)
  throw new Response(null, { status: 404 })
}

export default function UnknownRoute() {
  return null
}

export function ErrorBoundary() {
  return <ErrorPage />
}
