import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { SettingsNav } from '#app/features/user/settings-nav.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { settings } from '#app/words/en/settings.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => {
  const t = wordsOf(settings, localeOfPage(matches))
  return [{ title: t('titled', { page: t('title') }) }]
}

/** Each page of the settings asks for itself as well: a browser may ask for it without this one. */
export async function loader(args: LoaderFunctionArgs) {
  await requireViewer(args)
  return null
}

export default function SettingsRoute() {
  const t = useWords(settings)
  return (
    <Page width="narrow">
      <PageTitle title={t('title')} />
      <SettingsNav />
      <Outlet />
    </Page>
  )
}
