import { Form } from '@remix-run/react'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { learning } from '#app/words/en/learning.ts'
import { useWords } from '#app/words/use-words.ts'

/** What stands in the place of tasks for somebody who has not taken the course yet. */
export function LessonDoor({ course, lesson, tasks, isSignedIn }: LessonDoorProps) {
  const t = useWords(learning)
  return (
    <div className="space-y-4 rounded-card border border-line bg-raised p-6 print:hidden">
      <p>{t('door.tasks', { count: tasks.length })}</p>
      {isSignedIn ? (
        <Form method="post" action={`/courses/${course.slug}?index`}>
          <input type="hidden" name="lesson" value={lesson.slug} />
          <Button>{t('enroll.take')}</Button>
        </Form>
      ) : (
        <ButtonLink to={`/signup?redirectTo=/courses/${course.slug}/lessons/${lesson.slug}`}>
          {t('door.signUp')}
        </ButtonLink>
      )}
    </div>
  )
}

interface LessonDoorProps {
  readonly course: { readonly slug: string; readonly title: string }
  /** Where the learner is, and stays. */
  readonly lesson: { readonly slug: string }
  readonly tasks: readonly unknown[]
  readonly isSignedIn: boolean
}
