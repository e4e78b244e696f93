import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { KeyHint } from '#app/ui/key-hint.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { practice } from '#app/words/en/practice.ts'
import { xp } from '#app/words/en/xp.ts'
import { useWords } from '#app/words/use-words.ts'
import type { TaskPage } from './get-practice-page.server.ts'
import { payInWords } from './rules/pay-words.ts'
import { practiceAddress, type PracticePlace } from './rules/practice-address.ts'

/** A task of a practice session: how far it is, the task itself, and the ways on and back. */
export function PracticeTask({ practiceId, place, page, refusal, children }: PracticeTaskProps) {
  const [t, tXp] = [useWords(practice), useWords(xp)]
  const { course, lesson } = page.practice
  const inLink = (chunks: ReactNode) => (
    <Link to={`/courses/${course.slug}/lessons/${lesson.slug}`} className={LINK}>
      {chunks}
    </Link>
  )
  return (
    <>
      <header className="mb-5 space-y-3">
        <h1 tabIndex={-1} className="text-2xl font-bold outline-none">
          {t('task.number', { number: page.number, total: page.total })}
        </h1>
        <ProgressBar
          label={t('task.progress')}
          value={page.answered ? page.number : page.number - 1}
          max={page.total}
        />
        <p className="text-muted">
          {t.rich('task.from', {
            title: lesson.title,
            course: course.title,
            lesson: inLink,
          })}
          {page.practice.isTried && (
            <>
              {' · '}
              <Link to={`/history/${page.practice.task.id}`} className={LINK}>
                {t('task.yourAnswers')}
              </Link>
            </>
          )}
        </p>
        {!page.answered && (
          <p className="text-sm text-muted quiet:hidden">
            {t('task.worth', { pay: payInWords(tXp, page.worth) })}
          </p>
        )}
      </header>
      {place.undoneId !== null && !page.answered && (
        <p role="status" className="mb-4 font-medium">
          {t('task.takenBack')}
        </p>
      )}
      {refusal !== null && (
        <div className="mb-4">
          <Notice tone="bad">{t(`refusals.${refusal}`)}</Notice>
        </div>
      )}
      {children}
      <div className="mt-6 flex flex-wrap items-center justify-between gap-3">
        <div className="flex flex-wrap items-center gap-3">
          {page.undoable && <UndoForm practiceId={practiceId} place={place} {...page.undoable} />}
          <Link
            to={practiceAddress(practiceId, { ...place, taskId: null, undoneId: null, isEnding: true })}
            className="-ms-2 inline-flex min-h-11 items-center px-2 text-accent underline-offset-4 hover:underline"
          >
            {t('task.end')}
          </Link>
        </div>
        <WayOn practiceId={practiceId} place={place} page={page} />
      </div>
    </>
  )
}

interface PracticeTaskProps {
  readonly practiceId: string
  readonly place: PracticePlace
  readonly page: TaskPage
  /** Why the last answer could not be taken back. */
  readonly refusal: 'unknown-attempt' | 'too-late' | 'unavailable' | null
  /** The task's form. */
  readonly children: ReactNode
}

const LINK = 'text-accent underline underline-offset-4'

function UndoForm({ practiceId, place, attemptId, taskId }: UndoFormProps) {
  const t = useWords(practice)
  return (
    <Form method="post" action={practiceAddress(practiceId, place)}>
      <input type="hidden" name="intent" value="undo" />
      <input type="hidden" name="attemptId" value={attemptId} />
      <input type="hidden" name="taskId" value={taskId} />
      <Button look="secondary" data-key="undo" aria-keyshortcuts="u">
        {t('task.takeBack')} <KeyHint>U</KeyHint>
      </Button>
    </Form>
  )
}

interface UndoFormProps extends Pick<PracticeTaskProps, 'practiceId' | 'place'> {
  readonly attemptId: string
  readonly taskId: string
}

function WayOn({ practiceId, place, page }: Pick<PracticeTaskProps, 'practiceId' | 'place' | 'page'>) {
  const t = useWords(practice)
  const { task } = page.practice
  const next = { ...place, taskId: null, undoneId: null }
  if (page.answered) {
    return (
      <ButtonLink
        to={practiceAddress(practiceId, next)}
        data-key="next"
        aria-describedby={`task-${task.slug}-feedback`}
      >
        {t(page.number < page.total ? 'task.next' : 'task.seeChanges')} <KeyHint>Enter</KeyHint>
      </ButtonLink>
    )
  }
  return (
    <ButtonLink
      to={practiceAddress(practiceId, { ...next, skippedIds: [...place.skippedIds, task.id] })}
      look="secondary"
      data-key="skip"
      aria-keyshortcuts="s"
    >
      {t('task.skip')} <KeyHint>S</KeyHint>
    </ButtonLink>
  )
}
