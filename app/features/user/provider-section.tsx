import { Form, useSearchParams } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { settings } from '#app/words/en/settings.ts'
import { signIns } from '#app/words/en/sign-ins.ts'
import { useWords } from '#app/words/use-words.ts'
import { ConfirmFirst } from './confirm-first.tsx'
import { DoneNotice } from './done-notice.tsx'
import { ProviderForm } from './provider-form.tsx'
import { findSignInProblem } from './rules/provider.ts'

/** Whether the account is connected with the provider, and how to connect it or to end that. */
export function ProviderSection({ label, isLinked, isFresh }: ProviderSectionProps) {
  const t = useWords(settings)
  const problems = useWords(signIns)
  const [search] = useSearchParams()
  const problem = findSignInProblem(search.get('problem'))
  return (
    <Section id="provider" title={t('provider.title')}>
      {isLinked && search.has('linked') && <DoneNotice>{t('provider.linked')}</DoneNotice>}
      {!isLinked && search.has('unlinked') && <DoneNotice>{t('provider.unlinked')}</DoneNotice>}
      {problem && <Notice tone="bad">{problems(`problems.${problem}`, { label })}</Notice>}
      <p className="text-muted">{t(isLinked ? 'provider.isLinked' : 'provider.isNotLinked', { label })}</p>
      {!isLinked && !isFresh && <ConfirmFirst back="/settings/passkeys#provider" />}
      {isLinked && (
        <Form method="post" action="/settings/passkeys">
          <input type="hidden" name="intent" value="disconnect" />
          <Button look="secondary">{t('provider.disconnect', { label })}</Button>
        </Form>
      )}
      {!isLinked && isFresh && (
        <div className="sm:max-w-sm">
          <ProviderForm intent="connect" redirectTo="/settings/passkeys">
            {t('provider.connect', { label })}
          </ProviderForm>
        </div>
      )}
    </Section>
  )
}

interface ProviderSectionProps {
  /** What the provider is called. */
  readonly label: string
  readonly isLinked: boolean
  /** Whether they have proven a short while ago who they are. */
  readonly isFresh: boolean
}
