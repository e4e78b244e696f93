import { Form } from '@remix-run/react'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import type { CourseState } from './get-course-state.server.ts'

/** The way into a course: sign up, enroll, or go on. */
export function EnrollPanel({ slug, state, isSignedIn, refusal }: EnrollPanelProps) {
  if (!isSignedIn) {
    return (
      <div className="space-y-3">
        <ButtonLink to={`/signup?redirectTo=/courses/${slug}`} className="w-full">
          Sign up to take this course
        </ButtonLink>
        <p className="text-sm text-muted">It is free. You can read every lesson before you decide.</p>
      </div>
    )
  }
  if (!state.isEnrolled) {
    return (
      <Form method="post" className="space-y-3">
        {refusal && <Notice tone="bad">{REFUSALS[refusal]}</Notice>}
        <Button className="w-full">Take this course</Button>
        <p className="text-sm text-muted">It is free, and it counts from your first answer.</p>
      </Form>
    )
  }
  return (
    <div className="space-y-3">
      <ProgressBar label="Lessons finished" value={state.finished} max={Math.max(1, state.total)} />
      <p className="text-sm text-muted">
        {state.finished} of {state.total} lessons finished
      </p>
      {state.nextSlug ? (
        <ButtonLink to={`/courses/${slug}/lessons/${state.nextSlug}`} className="w-full">
          {state.finished === 0 ? 'Begin' : 'Go on'}
        </ButtonLink>
      ) : (
        <ButtonLink to="/practice" className="w-full">
          Practise what you learned
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

const REFUSALS = {
  'not-free': 'This course has to be paid for.',
  unavailable: 'This could not be saved just now. Try again in a moment.',
}
