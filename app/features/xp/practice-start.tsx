import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { countOf, durationOf } from '#app/kernel/words.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import type { PracticeStart as Start } from './get-practice-start.server.ts'
import { FIRST_PLACE, practiceAddress } from './rules/practice-address.ts'

/** The ways to begin to practise; what was begun today comes first. */
export function PracticeStart({ start }: { readonly start: Start }) {
  const { due, weak, topics, open } = start
  if (start.tasks === 0) return <ButtonLink to="/courses">Choose a course</ButtonLink>
  return (
    <div className="space-y-4">
      {open && (
        <Way
          title="Where you were"
          words={`${open.answered} of ${countOf(open.total, 'task')} answered in the session of today.`}
        >
          <ButtonLink to={practiceAddress(open.practiceId, { ...FIRST_PLACE, topicSlug: open.topicSlug })}>
            Resume
          </ButtonLink>
        </Way>
      )}
      <Way
        title="What is due"
        words={
          due.count === 0
            ? 'Nothing is due for review today.'
            : `${countOf(due.count, 'task')} to review, about ${durationOf(due.estimateMinutes)} in all.`
        }
      >
        {due.count > 0 && (
          <ButtonLink to="/practice?mode=due" look={open ? 'secondary' : 'primary'}>
            Review
          </ButtonLink>
        )}
      </Way>
      {weak && (
        <Way title="What is weak" words={`${weak.topicTitle}: ${weak.reason}.`}>
          <ButtonLink
            to={`/practice?${new URLSearchParams({ mode: 'weak', topic: weak.topicSlug })}`}
            look="secondary"
          >
            Practise it
          </ButtonLink>
        </Way>
      )}
      <Way title="Everything" words="What went wrong, then what is new, then what you have solved.">
        <ButtonLink to="/practice?mode=mixed" look={open || due.count > 0 ? 'secondary' : 'primary'}>
          Practise
        </ButtonLink>
      </Way>
      <Way title="One topic" words="What is due in it first.">
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
  return (
    <Form action="/practice" className="flex w-full flex-wrap gap-3 sm:w-auto">
      <input type="hidden" name="mode" value="topic" />
      <select
        name="topic"
        aria-label="Topic"
        className="min-h-11 max-w-full min-w-0 grow rounded-control border border-line-strong bg-raised px-3 text-ink"
      >
        {topics.map(({ topicSlug, topicTitle, tasks }) => (
          <option key={topicSlug} value={topicSlug}>
            {topicTitle} ({countOf(tasks, 'task')})
          </option>
        ))}
      </select>
      <Button look="secondary">Practise this</Button>
    </Form>
  )
}
