import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LegalText } from '#app/features/system/legal-text.tsx'
import { allowAnyone } from '#app/features/user/require-viewer.server.ts'
import { legal } from '#app/words/en/legal.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { localeOf } from '#app/words/locale.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => [
  { title: `${wordsOf(legal, localeOfPage(matches))('privacy')} · Hedgeschool` },
]

export async function loader(args: LoaderFunctionArgs) {
  allowAnyone(args)
  return { page: await args.context.findLegalPage('privacy', localeOf(args.request.headers)) }
}

export default function PrivacyRoute() {
  const { page } = useLoaderData<typeof loader>()
  return <LegalText name="privacy" page={page} />
}
