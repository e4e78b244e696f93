import { Form } from '@remix-run/react'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { learning } from '#app/words/en/learning.ts'
import { useWords } from '#app/words/use-words.ts'
import type { CourseState } from './get-course-state.server.ts'

/** The way into a course: sign up, enroll, or go on. */
export function EnrollPanel({ slug, state, isSignedIn, refusal }: EnrollPanelProps) {
  const t = useWords(learning)
  if (!isSignedIn) {
    return (
      <div className="space-y-3">
        <ButtonLink to={`/signup?redirectTo=/courses/${slug}`} className="w-full">
          {t('enroll.signUp')}
        </ButtonLink>
        <p className="text-sm text-muted">{t('enroll.signUpHint')}</p>
      </div>
    )
  }
  if (!state.isEnrolled) {
    return (
      <Form method="post" className="space-y-3">
        {refusal && <Notice tone="bad">{t(`enroll.refusals.${refusal}`)}</Notice>}
        <Button className="w-full">{t('enroll.take')}</Button>
        <p className="text-sm text-muted">{t('enroll.takeHint')}</p>
      </Form>
    )
  }
  return (
    <div className="space-y-3">
      <ProgressBar label={t('enroll.progress')} value={state.finished} max={Math.max(1, state.total)} />
      <p className="text-sm text-muted">
        {t('enroll.finished', { finished: state.finished, total: state.total })}
      </p>
      {state.nextSlug ? (
        <ButtonLink to={`/courses/${slug}/lessons/${state.nextSlug}`} className="w-full">
          {state.finished === 0 ? t('enroll.begin') : t('enroll.goOn')}
        </ButtonLink>
      ) : (
        <ButtonLink to="/practice" className="w-full">
          {t('enroll.practise')}
        </ButtonLink>
      )}
    </div>
  )
}

interface EnrollPanelProps {
  readonly slug: string
  readonly state: CourseState
  readonly isSignedIn: boolean
  readonly refusal: 'not-free' | 'unavailable' | null
}
