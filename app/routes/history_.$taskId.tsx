import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/features/user/require-viewer.server.ts'
import { listTaskPlaces } from '#app/features/xp/list-places.server.ts'
import { listTaskHistory } from '#app/features/xp/list-task-history.server.ts'
import { TaskHistoryList } from '#app/features/xp/task-history-list.tsx'
import { TaskPlaceLine } from '#app/features/xp/task-place-line.tsx'
import { localDay } from '#app/kernel/time.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { history } from '#app/words/en/history.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => [
  { title: `${wordsOf(history, localeOfPage(matches))('task.title')} · Hedgeschool` },
]

export async function loader(args: LoaderFunctionArgs) {
  const { userId, timeZone } = await requireViewer(args)
  const { reader, nowMs } = args.context
  const taskId = args.params['taskId'] ?? ''
  const { attempts, place } = reader.forLearner(userId, (view) => ({
    attempts: listTaskHistory(view, userId, taskId),
    place: listTaskPlaces(view, [taskId]).get(taskId) ?? null,
  }))
  if (attempts.length === 0) throw new Response(null, { status: 404 })
  return { attempts, place, today: localDay(nowMs(), timeZone) }
}

export default function TaskHistoryRoute() {
  const { attempts, place, today } = useLoaderData<typeof loader>()
  const t = useWords(history)
  const number = place?.taskNumber ?? null
  return (
    <Page width="narrow">
      <BackLink to="/history">{t('title')}</BackLink>
      <PageTitle
        title={number === null ? t('task.title') : t('taskNumber', { number })}
        lead={t('task.lead')}
      />
      {place && <TaskPlaceLine place={place} />}
      <TaskHistoryList attempts={attempts} today={today} />
    </Page>
  )
}
