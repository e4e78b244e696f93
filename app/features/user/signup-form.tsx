import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { account } from '#app/words/en/account.ts'
import { useWords } from '#app/words/use-words.ts'
import { AccountField, NewPasswordField } from './account-field.tsx'
import { FormErrors } from './form-errors.tsx'
import { TimeZoneField } from './time-zone-field.tsx'
import { useIsSending } from './use-is-sending.ts'

/** The form of `/signup`. */
export function SignupForm({ lastResult, redirectTo }: SignupFormProps) {
  const t = useWords(account)
  const [form, fields] = useForm<{ name: string; email: string; password: string }>({
    lastResult: lastResult ?? null,
  })
  const firstInvalid = [fields.name, fields.email, fields.password].find((field) => field.errors)?.name
  const isBusy = useIsSending('/signup')
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-5">
      <input type="hidden" name="redirectTo" value={redirectTo} />
      <TimeZoneField />
      <FormErrors id={form.errorId} errors={form.errors} />
      <AccountField
        field={fields.name}
        type="text"
        label={t('fields.name')}
        hint={t('fields.nameHint')}
        autoComplete="name"
        isFirstInvalid={firstInvalid === fields.name.name}
      />
      <AccountField
        field={fields.email}
        type="email"
        label={t('fields.email')}
        autoComplete="username"
        isFirstInvalid={firstInvalid === fields.email.name}
      />
      <NewPasswordField
        field={fields.password}
        label={t('fields.password')}
        isFirstInvalid={firstInvalid === fields.password.name}
      />
      <Button disabled={isBusy}>{isBusy ? t('signup.busy') : t('signup.submit')}</Button>
    </Form>
  )
}

interface SignupFormProps {
  readonly lastResult: SubmissionResult<string[]> | undefined
  readonly redirectTo: string
}
