import { useFetcher } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Json } from '#app/kernel/entry.ts'
import { AnswerFeedback } from './answer-feedback.tsx'
import type { OpenTask } from './list-lesson-tasks.server.ts'
import type { AnswerResult } from './rules/answer-result.ts'
import { TaskCard } from './task-card.tsx'

/**
 * A task that can be answered in place. Without JavaScript the form posts to the page, which shows the result at the
 * same spot; answering again, or going back and answering differently, is a new attempt. In practice a task is asked once.
 */
export function TaskForm({ task, heading, formId, state, posted, to = '', once = null }: TaskFormProps) {
  const key = once ? `answer-${task.id}-${once.key}` : `answer-${task.id}`
  const fetcher = useFetcher<{ readonly answered: AnswerResult }>({ key })
  const shown = fetcher.data?.answered ?? posted
  const result = shown?.taskId === task.id ? shown : null
  const isGraded = result?.status === 'graded'
  const isSolved = state?.isSolved === true || (isGraded && result.grade.isCorrect)
  const standing = isSolved ? 'solved' : state || isGraded ? 'tried' : 'new'
  const isClosed = once !== null && (isGraded || once.told !== null)
  const isBusy = fetcher.state === 'submitting'
  const anchor = `task-${task.slug}`
  return (
    <fetcher.Form
      method="post"
      action={`${to}#${anchor}`}
      id={anchor}
      aria-labelledby={`${anchor}-heading`}
      onSubmit={(event) => (isBusy || isClosed) && event.preventDefault()}
      className="scroll-mt-4 overflow-hidden rounded-card border border-line bg-raised"
    >
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="taskId" value={task.id} />
      <input type="hidden" name="revisionId" value={task.revisionId} />
      <input type="hidden" name="formId" value={formId} />
      <TaskCard
        task={task}
        heading={heading}
        headingLevel={once ? 'h2' : 'h3'}
        standing={standing}
        answer={isGraded ? result.answer : (state?.answer ?? null)}
        typed={result?.status === 'refused' ? result.typed : null}
        message={result?.status === 'refused' ? result.message : null}
        feedback={isGraded ? <AnswerFeedback result={result} /> : once?.told}
        isBusy={isBusy}
        isClosed={isClosed}
      />
    </fetcher.Form>
  )
}

interface TaskFormProps {
  readonly task: OpenTask
  /** E.g. `Task 2 of 5`. */
  readonly heading: string
  /** A new ULID for each time that the form is drawn. */
  readonly formId: string
  /** What the learner did before; null when nothing. */
  readonly state: { readonly isSolved: boolean; readonly answer: Json | null } | null
  /** What the page's own action answered, without JavaScript. */
  readonly posted: AnswerResult | null
  /** Address to send to; this page unless told. */
  readonly to?: string
  /** Where the task is asked once: tells this asking from others, and what is said of an answer given before, if any. */
  readonly once?: { readonly key: string; readonly told: ReactNode | null } | null
}
