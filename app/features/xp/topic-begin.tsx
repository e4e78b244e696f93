import { ButtonLink } from '#app/ui/button.tsx'
import { xp } from '#app/words/en/xp.ts'
import { useWords } from '#app/words/use-words.ts'

/** What a topic's page says to somebody who has not practised it. */
export function TopicBegin({ topicSlug }: { readonly topicSlug: string }) {
  const t = useWords(xp)
  return (
    <div className="space-y-4 rounded-card border border-line bg-raised p-6">
      <p>{t('topic.begin')}</p>
      <ButtonLink to={`/practice?mode=topic&topic=${topicSlug}`}>{t('topic.practise')}</ButtonLink>
    </div>
  )
}
