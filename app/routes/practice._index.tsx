import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { getPracticeStart } from '#app/features/xp/get-practice-start.server.ts'
import { PracticeStart } from '#app/features/xp/practice-start.tsx'
import { FIRST_PLACE, practiceAddress, readPlace } from '#app/features/xp/rules/practice-address.ts'
import { findAim, findMode, toPracticeId } from '#app/features/xp/rules/practice-mode.ts'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { practice } from '#app/words/en/practice.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => [
  { title: `${wordsOf(practice, localeOfPage(matches))('title')} · Hedgeschool` },
]

/** With a `mode` it begins a session: nothing is kept of it before its first answer. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireViewer(args)
  const { reader, newId, nowMs } = args.context
  const search = new URL(args.request.url).searchParams
  const start = reader.forLearner(viewer.userId, (view) => getPracticeStart(view, viewer, nowMs()))
  const mode = findMode(search.get('mode'))
  const aim = mode && findAim(mode, readPlace(search).topicSlug, start.weak?.topicSlug ?? null)
  if (!aim) return { start }
  const { topicSlug } = aim
  throw redirect(practiceAddress(toPracticeId(newId(), aim.mode), { ...FIRST_PLACE, topicSlug }))
}

export default function PracticeStartRoute() {
  const { start } = useLoaderData<typeof loader>()
  const t = useWords(practice)
  return (
    <Page width="narrow">
      <PageTitle title={t('title')} lead={t('lead')} />
      <PracticeStart start={start} />
    </Page>
  )
}
