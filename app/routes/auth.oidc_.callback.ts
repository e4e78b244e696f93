import type { LoaderFunctionArgs } from '@remix-run/node'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { finishProviderSignIn } from '#app/features/user/finish-provider-sign-in.server.ts'

/** Where the provider sends browsers back to. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await findViewer(args)
  const { provider } = args.context
  if (!provider) throw new Response(null, { status: 404 })
  return finishProviderSignIn(args, provider, viewer)
}
