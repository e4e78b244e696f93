import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Section } from '#app/ui/section.tsx'
import { settings } from '#app/words/en/settings.ts'
import { useWords } from '#app/words/use-words.ts'
import { ConfirmFirst } from './confirm-first.tsx'
import type { ApiKeyFacts } from './list-api-keys.server.ts'
import { NewApiKeyForm } from './new-api-key-form.tsx'
import { NewApiKeyNotice } from './new-api-key-notice.tsx'
import type { ApiKeyResult } from './rules/api-key-result.ts'
import { scopeWords } from './rules/api-key.ts'

/** A person's keys for programs: what there are, an end to each, and a new one. */
export function ApiKeysSection({ keys, formId, posted, isFresh }: ApiKeysSectionProps) {
  const t = useWords(settings)
  return (
    <Section id="api-keys" title={t('keys.title')}>
      <p className="text-muted">{t('keys.about')}</p>
      <NewApiKeyNotice posted={posted} />
      {keys.length === 0 ? (
        <p>{t('keys.none')}</p>
      ) : (
        <ul className="space-y-3">
          {keys.map((key) => (
            <ApiKeyItem key={key.id} apiKey={key} />
          ))}
        </ul>
      )}
      {isFresh ? (
        <NewApiKeyForm key={formId} formId={formId} posted={posted} />
      ) : (
        <ConfirmFirst back="/settings/api-keys" />
      )}
    </Section>
  )
}

interface ApiKeysSectionProps {
  readonly keys: readonly ApiKeyFacts[]
  /** ULID drawn with the page. */
  readonly formId: string
  /** What became of the form that was sent last; null where none was. */
  readonly posted: ApiKeyResult | null
  /** Whether they have proven a short while ago who they are. */
  readonly isFresh: boolean
}

function ApiKeyItem({ apiKey }: { readonly apiKey: ApiKeyFacts }) {
  const t = useWords(settings)
  const { id, name, prefix, scopes, madeOn } = apiKey
  const day = new Date(`${madeOn}T00:00:00Z`)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-line bg-raised p-4">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-semibold wrap-anywhere">
          <bdi>{name}</bdi>
        </p>
        <p className="text-sm text-muted">{t.rich('keys.made', { code: inCode, prefix, day })}</p>
        <ul className="text-sm text-muted">
          {scopes.map((scope) => (
            <li key={scope}>{scopeWords(t, scope)}</li>
          ))}
        </ul>
      </div>
      <Form method="post" action="/settings/api-keys">
        <input type="hidden" name="intent" value="revoke-key" />
        <input type="hidden" name="keyId" value={id} />
        <Button look="secondary" aria-label={t('keys.revokeOne', { name })}>
          {t('keys.revoke')}
        </Button>
      </Form>
    </li>
  )
}

function inCode(text: ReactNode): ReactNode {
  return <code>{text}</code>
}
