import { ButtonLink } from '#app/ui/button.tsx'

/** What a topic's page says to somebody who has not practised it. */
export function TopicBegin({ topicSlug }: { readonly topicSlug: string }) {
  return (
    <div className="space-y-4 rounded-card border border-line bg-raised p-6">
      <p>You have not answered a task of this topic yet. Your level begins to grow with the first.</p>
      <ButtonLink to={`/practice?mode=topic&topic=${topicSlug}`}>Practise</ButtonLink>
    </div>
  )
}
