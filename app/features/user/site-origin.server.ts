import type { Asked } from './find-viewer.server.ts'

/** This site's address as people know it, e.g. `https://school.example`: as configured, else as it was asked for. */
export function siteOrigin({ request, context }: Asked): string {
  return new URL(context.publicOrigin ?? request.url).origin
}
