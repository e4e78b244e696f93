import { Form, useNavigation, useSearchParams } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { settings } from '#app/words/en/settings.ts'
import { useWords } from '#app/words/use-words.ts'
import { readTyped, type ApiKeyErrors, type ApiKeyResult, type TypedApiKey } from './rules/api-key-result.ts'
import { API_SCOPES, KEY_NAME_MAX, scopeWords } from './rules/api-key.ts'

/** The form that makes a key. */
export function NewApiKeyForm({ formId, posted }: NewApiKeyFormProps) {
  const t = useWords(settings)
  const [search] = useSearchParams()
  const { errors, typed } = readPosted(posted, search)
  const isBusy = useNavigation().formData?.get('intent') === 'create-key'
  return (
    <Form method="post" action="/settings/api-keys" className="space-y-5">
      <h3 className="text-xl font-bold">{t('keys.form.title')}</h3>
      <input type="hidden" name="intent" value="create-key" />
      <input type="hidden" name="formId" value={formId} />
      <TextField
        id="api-key-name"
        name="name"
        label={t('keys.form.name')}
        hint={t('keys.form.nameHint')}
        autoComplete="off"
        required
        maxLength={KEY_NAME_MAX}
        defaultValue={typed.name}
        errors={errors.name}
        isFirstInvalid={errors.name !== undefined}
      />
      <ScopeFields chosen={typed.scopes} errors={errors.scopes} />
      <Button disabled={isBusy}>{t(isBusy ? 'keys.form.making' : 'keys.form.make')}</Button>
    </Form>
  )
}

interface NewApiKeyFormProps {
  /** ULID drawn with the page. */
  readonly formId: string
  readonly posted: ApiKeyResult | null
}

function readPosted(
  posted: ApiKeyResult | null,
  search: URLSearchParams,
): {
  readonly errors: ApiKeyErrors
  readonly typed: TypedApiKey
} {
  const errors = posted?.kind === 'invalid' ? posted.errors : {}
  const hasTyped = posted?.kind === 'invalid' || posted?.kind === 'refused'
  const unsent = posted === null ? readTyped(search) : { name: '', scopes: [] }
  return { errors, typed: (hasTyped ? posted.typed : null) ?? unsent }
}

function ScopeFields(props: {
  readonly chosen: readonly string[]
  readonly errors: readonly string[] | undefined
}) {
  const t = useWords(settings)
  const errorId = props.errors ? 'api-key-scopes-error' : undefined
  return (
    <fieldset aria-describedby={errorId} className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 font-semibold">{t('keys.form.scopes')}</legend>
      {API_SCOPES.map((scope) => (
        <label key={scope} className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            name="scopes"
            value={scope}
            defaultChecked={props.chosen.includes(scope)}
            className="size-5 shrink-0 accent-accent"
          />
          <span>
            {scopeWords(t, scope)} <code className="text-sm text-muted">{scope}</code>
          </span>
        </label>
      ))}
      {errorId && (
        <p id={errorId} className="font-medium text-bad">
          {props.errors?.join(' ')}
        </p>
      )}
    </fieldset>
  )
}
