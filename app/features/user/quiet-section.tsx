import { Form } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { Section } from '#app/ui/section.tsx'
import { settings } from '#app/words/en/settings.ts'
import { useWords } from '#app/words/use-words.ts'

/** Where a learner says that they want to learn without points, streaks and quests. */
export function QuietSection({ isQuiet }: { readonly isQuiet: boolean }) {
  const t = useWords(settings)
  return (
    <Section id="quiet" title={t('quiet.title')}>
      <p className="text-muted">{t(isQuiet ? 'quiet.isOn' : 'quiet.isOff')}</p>
      <Form method="post" action="/settings?index" className="mt-4">
        <input type="hidden" name="quiet" value={isQuiet ? '' : '1'} />
        <Button look="secondary">{t(isQuiet ? 'quiet.turnOff' : 'quiet.turnOn')}</Button>
      </Form>
    </Section>
  )
}
