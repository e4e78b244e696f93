import { useFetcher } from '@remix-run/react'
import type { Json } from '#app/kernel/entry.ts'
import { AnswerFeedback } from './answer-feedback.tsx'
import type { OpenTask } from './list-lesson-tasks.server.ts'
import type { AnswerResult } from './rules/answer-result.ts'
import { TaskCard } from './task-card.tsx'

/**
 * A task that can be answered in place. Without JavaScript the form posts to the page, which shows the result at the
 * same spot; going back and answering differently is a new attempt.
 */
export function TaskForm({ task, heading, formId, state, posted, to = '' }: TaskFormProps) {
  const fetcher = useFetcher<{ readonly answered: AnswerResult }>({ key: `answer-${task.id}` })
  const shown = fetcher.data?.answered ?? posted
  const result = shown?.taskId === task.id ? shown : null
  const isGraded = result?.status === 'graded'
  const isSolved = state?.isSolved === true || (isGraded && result.grade.isCorrect)
  const standing = isSolved ? 'solved' : state || isGraded ? 'tried' : 'new'
  const isBusy = fetcher.state === 'submitting'
  const anchor = `task-${task.slug}`
  return (
    <fetcher.Form
      method="post"
      action={`${to}#${anchor}`}
      id={anchor}
      aria-labelledby={`${anchor}-heading`}
      onSubmit={(event) => isBusy && event.preventDefault()}
      className="scroll-mt-4 overflow-hidden rounded-card border border-line bg-raised"
    >
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="taskId" value={task.id} />
      <input type="hidden" name="revisionId" value={task.revisionId} />
      <input type="hidden" name="formId" value={formId} />
      <TaskCard
        task={task}
        heading={heading}
        standing={standing}
        answer={isGraded ? result.answer : (state?.answer ?? null)}
        typed={result?.status === 'refused' ? result.typed : null}
        message={result?.status === 'refused' ? result.message : null}
        feedback={isGraded && <AnswerFeedback grade={result.grade} xpEarned={result.xpEarned} />}
        isBusy={isBusy}
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
}
