import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { durationInWords } from '#app/words/duration.ts'
import { practice } from '#app/words/en/practice.ts'
import { useWords } from '#app/words/use-words.ts'
import type { PracticeStart as Start } from './get-practice-start.server.ts'
import { FIRST_PLACE, practiceAddress } from './rules/practice-address.ts'

/** The ways to begin to practise; what was begun today comes first. */
export function PracticeStart({ start }: { readonly start: Start }) {
  const t = useWords(practice)
  const { due, weak, topics, open } = start
  if (start.tasks === 0) {
    return (
      <EmptyState title={t('start.noneTitle')} text={t('start.none')}>
        <ButtonLink to="/courses">{t('start.choose')}</ButtonLink>
      </EmptyState>
    )
  }
  return (
    <div className="space-y-4">
      {open && (
        <Way
          title={t('start.open')}
          words={t('start.openAbout', { answered: open.answered, total: open.total })}
        >
          <ButtonLink to={practiceAddress(open.practiceId, { ...FIRST_PLACE, topicSlug: open.topicSlug })}>
            {t('start.resume')}
          </ButtonLink>
        </Way>
      )}
      <Way
        title={t('start.due')}
        words={
          due.count === 0
            ? t('start.dueNothing')
            : t('start.dueAbout', {
                count: due.count,
                duration: durationInWords(t.locale, due.estimateMinutes),
              })
        }
      >
        {due.count > 0 && (
          <ButtonLink to="/practice?mode=due" look={open ? 'secondary' : 'primary'}>
            {t('start.review')}
          </ButtonLink>
        )}
      </Way>
      {weak && (
        <Way
          title={t('start.weak')}
          words={t('start.weakAbout', {
            topic: weak.topicTitle,
            right: weak.recentCorrect,
            answers: weak.recentAnswers,
          })}
        >
          <ButtonLink
            to={`/practice?${new URLSearchParams({ mode: 'weak', topic: weak.topicSlug })}`}
            look="secondary"
          >
            {t('start.weakPractise')}
          </ButtonLink>
        </Way>
      )}
      <Way title={t('start.mixed')} words={t('start.mixedAbout')}>
        <ButtonLink to="/practice?mode=mixed" look={open || due.count > 0 ? 'secondary' : 'primary'}>
          {t('start.practise')}
        </ButtonLink>
      </Way>
      <Way title={t('start.topic')} words={t('start.topicAbout')}>
        <TopicChoice topics={topics} />
      </Way>
    </div>
  )
}

function Way({ title, words, children }: WayProps) {
  return (
    <section className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-card border border-line bg-raised p-5">
      <div className="min-w-0">
        <h2 className="text-xl font-bold">{title}</h2>
        <p className="text-muted">{words}</p>
      </div>
      {children}
    </section>
  )
}

interface WayProps {
  readonly title: string
  readonly words: string
  readonly children: ReactNode
}

function TopicChoice({ topics }: Pick<Start, 'topics'>) {
  const t = useWords(practice)
  return (
    <Form action="/practice" className="flex w-full flex-wrap gap-3 sm:w-auto">
      <input type="hidden" name="mode" value="topic" />
      <select
        name="topic"
        aria-label={t('start.topicLabel')}
        className="min-h-11 max-w-full min-w-0 grow rounded-control border border-line-strong bg-raised px-3 text-ink"
      >
        {topics.map(({ topicSlug, topicTitle, tasks }) => (
          <option key={topicSlug} value={topicSlug}>
            {t('start.topicOption', { topic: topicTitle, tasks })}
          </option>
        ))}
      </select>
      <Button look="secondary">{t('start.topicPractise')}</Button>
    </Form>
  )
}
