import { Form } from '@remix-run/react'
import { countOf } from '#app/kernel/words.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'

/** What stands in the place of tasks for somebody who has not taken the course yet. */
export function LessonDoor({ course, lessonSlug, tasks, isSignedIn }: LessonDoorProps) {
  return (
    <div className="space-y-4 rounded-card border border-line bg-raised p-6">
      <p>
        This lesson has {countOf(tasks, 'task')} with answers that explain themselves. Take the course, and
        your progress is kept.
      </p>
      {isSignedIn ? (
        <Form method="post" action={`/courses/${course.slug}?index`}>
          <input type="hidden" name="lesson" value={lessonSlug} />
          <Button>Take this course</Button>
        </Form>
      ) : (
        <ButtonLink to={`/signup?redirectTo=/courses/${course.slug}/lessons/${lessonSlug}`}>
          Sign up to practise
        </ButtonLink>
      )}
    </div>
  )
}

interface LessonDoorProps {
  readonly course: { readonly slug: string; readonly title: string }
  /** Where the learner is, and stays. */
  readonly lessonSlug: string
  readonly tasks: number
  readonly isSignedIn: boolean
}
