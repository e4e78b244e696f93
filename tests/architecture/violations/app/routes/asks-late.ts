// breaks: architecture/routes-authorise-first
import { requireViewer } from '#app/features/user/require-viewer.server.ts'

export async function action({ request }: { readonly request: Request }): Promise<string> {
  const form = await request.formData()
  return requireViewer(request) + [...form.keys()].length
}
