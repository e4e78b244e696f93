import { getFormProps, getInputProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form, useNavigation } from '@remix-run/react'
import { useSyncExternalStore } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { PASSWORD_MIN } from './rules/credentials.ts'

/** The form of `/signup`. */
export function SignupForm({ lastResult, redirectTo }: SignupFormProps) {
  const [form, fields] = useForm<{ name: string; email: string; password: string }>({
    lastResult: lastResult ?? null,
  })
  const firstInvalid = [fields.name, fields.email, fields.password].find((field) => field.errors)?.name
  const isBusy = useNavigation().formAction === '/signup'
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-5">
      <input type="hidden" name="redirectTo" value={redirectTo} />
      <TimeZoneField />
      {form.errors && (
        <div id={form.errorId}>
          <Notice tone="bad">{form.errors.join(' ')}</Notice>
        </div>
      )}
      <TextField
        {...getInputProps(fields.name, { type: 'text', ariaAttributes: false })}
        key={fields.name.key}
        label="Name"
        hint="What you want to be called by."
        autoComplete="name"
        required
        isFirstInvalid={firstInvalid === fields.name.name}
        errors={fields.name.errors}
      />
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
        hint={`At least ${PASSWORD_MIN} characters. A few words make a good one.`}
        autoComplete="new-password"
        required
        isFirstInvalid={firstInvalid === fields.password.name}
        errors={fields.password.errors}
      />
      <Button disabled={isBusy}>{isBusy ? 'Signing up …' : 'Sign up'}</Button>
    </Form>
  )
}

interface SignupFormProps {
  readonly lastResult: SubmissionResult<string[]> | undefined
  readonly redirectTo: string
}

/** Days are the learner's, so their browser says where it is; without JavaScript it is UTC until they say so. */
function TimeZoneField() {
  const timeZone = useSyncExternalStore(neverChanges, browserTimeZone, () => '')
  return <input type="hidden" name="timeZone" value={timeZone} />
}

const neverChanges = () => () => undefined
const browserTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
