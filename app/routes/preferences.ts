import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { receivePreferences } from '#app/features/user/receive-preferences.server.ts'
import { allowAnyone } from '#app/features/user/require-viewer.server.ts'
import { safeRedirect } from '#app/features/user/rules/safe-redirect.ts'

/** Preferences are something that is sent, so looking at the address only leads home. */
export function loader(args: LoaderFunctionArgs) {
  allowAnyone(args)
  return redirect('/')
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await findViewer(args)
  const form = await args.request.formData()
  // Asked for at the foot of any page, for this browser: where the account cannot take it, it holds here all the same.
  const { headers } = await receivePreferences(args.context, viewer, form)
  return redirect(safeRedirect(form.get('redirectTo'), '/'), { headers })
}
