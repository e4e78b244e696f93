import { Form, useNavigation } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'

/** The learner's own word that they are through, which is also the way on. */
export function FinishLesson({
  isFinished,
  isLast,
}: {
  readonly isFinished: boolean
  readonly isLast: boolean
}) {
  const isBusy = useNavigation().formData?.get('intent') === 'finish'
  if (isFinished) return null
  return (
    <Form method="post" className="mt-10">
      <input type="hidden" name="intent" value="finish" />
      <Button className="w-full sm:w-auto" disabled={isBusy}>
        {isLast ? 'Finish this lesson and the course' : 'Finish this lesson and go on'}
      </Button>
    </Form>
  )
}
