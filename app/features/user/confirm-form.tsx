import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { account } from '#app/words/en/account.ts'
import { useWords } from '#app/words/use-words.ts'
import { AccountField } from './account-field.tsx'
import { FormErrors } from './form-errors.tsx'
import { useIsSending } from './use-is-sending.ts'

/** The form of `/confirm`, for who has a password. */
export function ConfirmForm({ email, lastResult, redirectTo }: ConfirmFormProps) {
  const t = useWords(account)
  const [form, fields] = useForm<{ password: string }>({ id: 'confirm', lastResult: lastResult ?? null })
  const isBusy = useIsSending('/confirm')
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-5">
      <input type="hidden" name="redirectTo" value={redirectTo} />
      {/* For password managers: whose password it is. */}
      <input type="text" name="username" value={email} autoComplete="username" readOnly hidden />
      <FormErrors id={form.errorId} errors={form.errors} />
      <AccountField
        field={fields.password}
        type="password"
        label={t('fields.password')}
        autoComplete="current-password"
        isFirstInvalid={fields.password.errors !== undefined}
      />
      <Button disabled={isBusy}>{isBusy ? t('confirm.busy') : t('confirm.submit')}</Button>
    </Form>
  )
}

interface ConfirmFormProps {
  readonly email: string
  readonly lastResult: SubmissionResult<string[]> | undefined
  /** A path on this site, to go back to. */
  readonly redirectTo: string
}
