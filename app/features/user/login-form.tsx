import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { account } from '#app/words/en/account.ts'
import { useWords } from '#app/words/use-words.ts'
import { AccountField } from './account-field.tsx'
import { FormErrors } from './form-errors.tsx'
import { inCode } from './rich-text.tsx'
import { useIsSending } from './use-is-sending.ts'

/** The form of `/login`. */
export function LoginForm({ lastResult, redirectTo, hasDemoAccounts }: LoginFormProps) {
  const t = useWords(account)
  const [form, fields] = useForm<{ email: string; password: string }>({ lastResult: lastResult ?? null })
  const firstInvalid = [fields.email, fields.password].find((field) => field.errors)?.name
  const isBusy = useIsSending('/login')
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-5">
      <input type="hidden" name="redirectTo" value={redirectTo} />
      <FormErrors id={form.errorId} errors={form.errors} />
      <AccountField
        field={fields.email}
        type="email"
        label={t('fields.email')}
        autoComplete="username"
        isFirstInvalid={firstInvalid === fields.email.name}
      />
      <AccountField
        field={fields.password}
        type="password"
        label={t('fields.password')}
        autoComplete="current-password"
        isFirstInvalid={firstInvalid === fields.password.name}
      />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button disabled={isBusy}>{isBusy ? t('login.busy') : t('login.submit')}</Button>
        <Link to="/forgot" className="inline-flex min-h-11 items-center text-accent underline">
          {t('login.forgot')}
        </Link>
      </div>
      {hasDemoAccounts && <p className="text-sm text-muted">{t.rich('login.demo', { code: inCode })}</p>}
    </Form>
  )
}

interface LoginFormProps {
  readonly lastResult: SubmissionResult<string[]> | undefined
  readonly redirectTo: string
  readonly hasDemoAccounts: boolean
}
