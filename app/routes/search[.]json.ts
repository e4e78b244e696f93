import type { LoaderFunctionArgs } from '@remix-run/node'
import { listSearchResults } from '#app/features/content/list-search-results.server.ts'
import { allowAnyone } from '#app/features/user/require-viewer.server.ts'

/** What a search finds, while somebody types: only what everybody may read. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  allowAnyone(args)
  const text = new URL(args.request.url).searchParams.get('q') ?? ''
  const answer = await listSearchResults(args.context.reader, text, { limit: 12 })
  return Response.json(answer, { headers: { 'Cache-Control': 'private, max-age=30' } })
}
