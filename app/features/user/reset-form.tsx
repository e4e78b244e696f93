import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { account } from '#app/words/en/account.ts'
import { useWords } from '#app/words/use-words.ts'
import { AccountField, CodeField, NewPasswordField } from './account-field.tsx'
import { FormErrors } from './form-errors.tsx'
import { useIsSending } from './use-is-sending.ts'

/** The form of `/reset`. */
export function ResetForm({ lastResult, email }: ResetFormProps) {
  const t = useWords(account)
  const [form, fields] = useForm<{ email: string; code: string; password: string }>({
    lastResult: lastResult ?? null,
    defaultValue: { email },
  })
  const firstInvalid = [fields.email, fields.code, fields.password].find((field) => field.errors)?.name
  const isBusy = useIsSending('/reset')
  return (
    <Form method="post" action="/reset" {...getFormProps(form)} className="space-y-5">
      <FormErrors id={form.errorId} errors={form.errors} />
      <AccountField
        field={fields.email}
        type="email"
        label={t('fields.email')}
        autoComplete="username"
        isFirstInvalid={firstInvalid === fields.email.name}
      />
      <CodeField field={fields.code} isFirstInvalid={firstInvalid === fields.code.name} />
      <NewPasswordField
        field={fields.password}
        label={t('fields.newPassword')}
        isFirstInvalid={firstInvalid === fields.password.name}
      />
      <p className="text-sm text-muted">{t('reset.ends')}</p>
      <Button disabled={isBusy}>{isBusy ? t('reset.busy') : t('reset.submit')}</Button>
    </Form>
  )
}

interface ResetFormProps {
  readonly lastResult: SubmissionResult<string[]> | undefined
  /** As it was typed on the page before; empty where it was not. */
  readonly email: string
}
