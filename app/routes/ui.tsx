import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { allowAnyone } from '#app/features/user/require-viewer.server.ts'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { ControlShelf } from '#app/ui/showcase/control-shelf.tsx'
import { FrameShelf } from '#app/ui/showcase/frame-shelf.tsx'
import { PictureShelf } from '#app/ui/showcase/picture-shelf.tsx'
import { TextShelf } from '#app/ui/showcase/text-shelf.tsx'
import { TokenShelf } from '#app/ui/showcase/token-shelf.tsx'

export const meta: MetaFunction = () => [{ title: 'Design system · Hedgeschool' }]

/** For those who build the school: in production there is no such page. */
export function loader(args: LoaderFunctionArgs) {
  allowAnyone(args)
  if (args.context.isProduction) throw new Response(null, { status: 404 })
  return null
}

export default function UiRoute() {
  return (
    <Page>
      <PageTitle title="Design system" lead="Every part of app/ui in every state that it has." />
      <div className="space-y-14">
        <TokenShelf />
        <TextShelf />
        <ControlShelf />
        <PictureShelf />
        <FrameShelf />
      </div>
    </Page>
  )
}
