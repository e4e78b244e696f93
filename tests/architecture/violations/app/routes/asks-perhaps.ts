// breaks: architecture/routes-authorise-first
import { requireViewer } from '#app/features/user/require-viewer.server.ts'

export function loader({ request }: { readonly request: Request }): () => string {
  return () => requireViewer(request)
}
