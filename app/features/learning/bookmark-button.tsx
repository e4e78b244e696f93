import { Bookmark } from 'lucide-react'
import { Button } from '#app/ui/button.tsx'
import { notes } from '#app/words/en/notes.ts'
import { useWords } from '#app/words/use-words.ts'
import { useToolFetcher } from './use-tool-fetcher.ts'

/** Sets a bookmark on a lesson, or takes it away; shown as it will be while it is being sent. */
export function BookmarkButton({ lessonId, isSet }: BookmarkButtonProps) {
  const t = useWords(notes)
  const { Form, sent, result, here } = useToolFetcher(`bookmark-${lessonId}`)
  const isShownSet = sent ? sent.get('isSet') === '1' : isSet
  return (
    <Form method="post" action={`/lesson-tools/${lessonId}`} className="inline-block">
      <input type="hidden" name="intent" value="bookmark" />
      <input type="hidden" name="isSet" value={isShownSet ? '0' : '1'} />
      <input type="hidden" name="redirectTo" value={here} />
      <Button look="quiet">
        <Bookmark aria-hidden="true" className={`size-5 ${isShownSet ? 'fill-current' : ''}`} />
        {isShownSet ? t('bookmark.remove') : t('bookmark.set')}
      </Button>
      {result?.status === 'refused' && (
        <p role="alert" className="font-medium text-bad">
          {result.message}
        </p>
      )}
    </Form>
  )
}

interface BookmarkButtonProps {
  readonly lessonId: string
  readonly isSet: boolean
}
