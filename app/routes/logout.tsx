import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { allowAnyone } from '#app/features/user/require-viewer.server.ts'
import { signOut } from '#app/features/user/sign-out.server.ts'

/** Signing out is something that is sent, so looking at the address only leads home. */
export function loader(args: LoaderFunctionArgs) {
  allowAnyone(args)
  return redirect('/')
}

export async function action(args: ActionFunctionArgs) {
  allowAnyone(args)
  return redirect('/', { headers: { 'Set-Cookie': await signOut(args) } })
}
