import type { LoaderFunctionArgs } from '@remix-run/node'
import { findPicture } from '#app/features/user/find-picture.server.ts'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'

/** A person's picture, for whoever is signed in; its address changes with it, so browsers may keep it for good. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await findViewer(args)
  if (!viewer) return refuse('signed-out')
  const { userId = '', version = '' } = args.params
  const bytes = findPicture(args.context.reader, userId, version)
  if (!bytes) return refuse('NOT_FOUND')
  return new Response(bytes, {
    headers: {
      'Content-Type': 'image/webp',
      'Content-Length': String(bytes.byteLength),
      'Cache-Control': 'private, max-age=31536000, immutable',
      // Opened on its own it is a picture and nothing else.
      'Content-Disposition': 'inline; filename="picture.webp"',
    },
  })
}

function refuse(reason: 'signed-out' | 'NOT_FOUND'): Response {
  return new Response(null, {
    status: httpStatusOf(reason),
    headers: { 'Cache-Control': 'private, no-store' },
  })
}
