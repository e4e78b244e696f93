import { Form } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { Section } from '#app/ui/section.tsx'

/** Where a learner says that they want to learn without points, streaks and quests. */
export function QuietSection({ isQuiet }: { readonly isQuiet: boolean }) {
  return (
    <Section id="quiet" title="Quiet mode">
      <p className="text-muted">
        {isQuiet
          ? 'Points, streaks and quests are out of sight in this browser. They go on counting, in case you want them back.'
          : 'Learn without points, streaks and quests in sight. What is due and what you know stays.'}
      </p>
      <Form method="post" className="mt-4">
        <input type="hidden" name="intent" value="quiet" />
        <input type="hidden" name="on" value={isQuiet ? '' : '1'} />
        <Button look="secondary">{isQuiet ? 'Show points and streaks' : 'Turn quiet mode on'}</Button>
      </Form>
    </Section>
  )
}
