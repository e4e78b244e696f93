import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { account } from '#app/words/en/account.ts'
import { useWords } from '#app/words/use-words.ts'
import { AccountField } from './account-field.tsx'
import { FormErrors } from './form-errors.tsx'
import { useIsSending } from './use-is-sending.ts'

/** The form of `/forgot`. */
export function ForgotForm({ lastResult, email }: ForgotFormProps) {
  const t = useWords(account)
  const [form, fields] = useForm<{ email: string }>({
    lastResult: lastResult ?? null,
    defaultValue: { email },
  })
  const isBusy = useIsSending('/forgot')
  return (
    <Form method="post" action="/forgot" {...getFormProps(form)} className="space-y-5">
      <FormErrors id={form.errorId} errors={form.errors} />
      <AccountField
        field={fields.email}
        type="email"
        label={t('fields.email')}
        autoComplete="username"
        isFirstInvalid={fields.email.errors !== undefined}
      />
      <Button disabled={isBusy}>{isBusy ? t('forgot.busy') : t('forgot.submit')}</Button>
    </Form>
  )
}

interface ForgotFormProps {
  readonly lastResult: SubmissionResult<string[]> | undefined
  /** As it was typed elsewhere; empty where it was not. */
  readonly email: string
}
