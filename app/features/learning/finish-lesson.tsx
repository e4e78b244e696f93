import { Form, useNavigation } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { learning } from '#app/words/en/learning.ts'
import { useWords } from '#app/words/use-words.ts'

/** The learner's own word that they are through, which is also the way on. */
export function FinishLesson({
  isFinished,
  isLast,
}: {
  readonly isFinished: boolean
  readonly isLast: boolean
}) {
  const t = useWords(learning)
  const isBusy = useNavigation().formData?.get('intent') === 'finish'
  if (isFinished) return null
  return (
    <Form method="post" className="mt-10">
      <input type="hidden" name="intent" value="finish" />
      <Button className="w-full sm:w-auto" disabled={isBusy}>
        {isLast ? t('finish.last') : t('finish.goOn')}
      </Button>
    </Form>
  )
}
