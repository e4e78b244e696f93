import { getFormProps, getInputProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form, useNavigation } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { TextField } from '#app/ui/text-field.tsx'

/** The form of `/login`. */
export function LoginForm({ lastResult, redirectTo, hasDemoAccounts }: LoginFormProps) {
  const [form, fields] = useForm<{ email: string; password: string }>({ lastResult: lastResult ?? null })
  const firstInvalid = [fields.email, fields.password].find((field) => field.errors)?.name
  const isBusy = useNavigation().formAction === '/login'
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-5">
      <input type="hidden" name="redirectTo" value={redirectTo} />
      {form.errors && (
        <div id={form.errorId}>
          <Notice tone="bad">{form.errors.join(' ')}</Notice>
        </div>
      )}
      <TextField
        {...getInputProps(fields.email, { type: 'email', ariaAttributes: false })}
        key={fields.email.key}
        label="E-mail"
        autoComplete="username"
        required
        isFirstInvalid={firstInvalid === fields.email.name}
        errors={fields.email.errors}
      />
      <TextField
        {...getInputProps(fields.password, { type: 'password', ariaAttributes: false })}
        key={fields.password.key}
        label="Password"
        autoComplete="current-password"
        required
        isFirstInvalid={firstInvalid === fields.password.name}
        errors={fields.password.errors}
      />
      <Button disabled={isBusy}>{isBusy ? 'Signing in …' : 'Sign in'}</Button>
      {hasDemoAccounts && (
        <p className="text-sm text-muted">
          To look around: <code>learner@example.com</code>, password <code>hedgeschool</code>.
        </p>
      )}
    </Form>
  )
}

interface LoginFormProps {
  readonly lastResult: SubmissionResult<string[]> | undefined
  readonly redirectTo: string
  readonly hasDemoAccounts: boolean
}
