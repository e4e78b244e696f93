/** For a page that is everybody's. */
export function allowAnyone(_request: Request): void {
  // Nothing to check.
}

/** A signed-in person. */
export function requireViewer(request: Request): string {
  if (request.method === 'GET') return 'somebody'
  throw new Response('Sign in first.', { status: 401 })
}
