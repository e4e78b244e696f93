import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod/mini'
import { listParked } from '#app/features/journal/list-parked.server.ts'
import { ParkedList } from '#app/features/journal/parked-list.tsx'
import { retryParked } from '#app/features/journal/retry-parked.server.ts'
import { NodeFacts } from '#app/features/system/node-facts.tsx'
import { NodePictures } from '#app/features/system/node-pictures.tsx'
import { QuestionTable, SlowQuestions } from '#app/features/system/question-table.tsx'
import { requireOperator } from '#app/features/user/require-viewer.server.ts'
import { httpStatusOf } from '#app/kernel/http-status.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { journal } from '#app/words/en/journal.ts'
import { system } from '#app/words/en/system.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const meta: MetaFunction = ({ matches }) => [
  { title: `${wordsOf(system, localeOfPage(matches))('title')} · Hedgeschool` },
]

export async function loader(args: LoaderFunctionArgs) {
  await requireOperator(args)
  const { reader, readNode } = args.context
  return { report: readNode(), parked: listParked(reader) }
}

const Wish = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('retry'), id: z.string() }),
  z.object({ intent: z.literal('retry-all') }),
])

export async function action(args: ActionFunctionArgs) {
  await requireOperator(args)
  const wish = Wish.safeParse(Object.fromEntries(await args.request.formData()))
  if (!wish.success) throw new Response(null, { status: httpStatusOf('unknown-intent') })
  const { reader, parking } = args.context
  const ids =
    wish.data.intent === 'retry' ? [wish.data.id] : listParked(reader).entries.map((entry) => entry.id)
  const retried = await retryParked({ reader, parking }, ids)
  if (retried.ok) return redirect('/admin/system#parked')
  return Response.json({ refusal: retried.reason }, { status: httpStatusOf(retried.reason) })
}

export default function SystemRoute() {
  const { report, parked } = useLoaderData<typeof loader>()
  const failed = useActionData<{ readonly refusal: 'unavailable' }>()
  const [t, tJournal] = [useWords(system), useWords(journal)]
  return (
    <Page>
      <PageTitle title={t('title')} lead={t('lead')} />
      <div className="space-y-12">
        <NodeFacts report={report} />
        <Section id="hour" title={t('sections.hour')}>
          <NodePictures samples={report.samples} />
        </Section>
        <Section id="parked" title={t('sections.parked')}>
          {failed && <Notice tone="bad">{tJournal(`parked.${failed.refusal}`)}</Notice>}
          <ParkedList {...parked} />
        </Section>
        <Section id="slow" title={t('sections.slow')}>
          <SlowQuestions slow={report.slow} />
        </Section>
        <Section id="questions" title={t('sections.questions')}>
          <QuestionTable questions={report.questions} />
        </Section>
      </div>
    </Page>
  )
}
