import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form, useNavigation } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { Section } from '#app/ui/section.tsx'
import { account } from '#app/words/en/account.ts'
import { useWords } from '#app/words/use-words.ts'
import { AccountField, NewPasswordField } from './account-field.tsx'
import { ConfirmFirst } from './confirm-first.tsx'
import { FormErrors } from './form-errors.tsx'

/** Where somebody changes their password, or sets their first. */
export function PasswordSection({ hasPassword, isFresh, ...form }: PasswordSectionProps) {
  const t = useWords(account)
  return (
    <Section id="password" title={t('passwordSection.title')}>
      <p className="text-muted">{hasPassword ? t('passwordSection.lead') : t('passwordSection.none')}</p>
      {hasPassword || isFresh ? (
        <PasswordForm hasPassword={hasPassword} {...form} />
      ) : (
        <ConfirmFirst back="/settings/security#password" />
      )}
    </Section>
  )
}

interface PasswordSectionProps extends PasswordFormProps {
  /** Whether they have proven a short while ago who they are. */
  readonly isFresh: boolean
}

function PasswordForm({ email, hasPassword, lastResult }: PasswordFormProps) {
  const t = useWords(account)
  const [form, fields] = useForm<{ currentPassword: string; newPassword: string }>({
    id: 'change-password',
    lastResult,
  })
  const firstInvalid = [fields.currentPassword, fields.newPassword].find((field) => field.errors)?.name
  const isBusy = useNavigation().formData?.get('intent') === 'change-password'
  const submit = hasPassword ? t('passwordSection.submit') : t('passwordSection.set')
  return (
    <Form method="post" action="/settings/security" {...getFormProps(form)} className="space-y-5">
      <input type="hidden" name="intent" value="change-password" />
      {/* For password managers: whose password it is. */}
      <input type="text" name="username" value={email} autoComplete="username" readOnly hidden />
      <FormErrors id={form.errorId} errors={form.errors} />
      {hasPassword && (
        <AccountField
          field={fields.currentPassword}
          type="password"
          label={t('fields.currentPassword')}
          autoComplete="current-password"
          isFirstInvalid={firstInvalid === fields.currentPassword.name}
        />
      )}
      <NewPasswordField
        field={fields.newPassword}
        label={t('fields.newPassword')}
        isFirstInvalid={firstInvalid === fields.newPassword.name}
      />
      <Button disabled={isBusy}>{isBusy ? t('passwordSection.busy') : submit}</Button>
    </Form>
  )
}

interface PasswordFormProps {
  readonly email: string
  readonly hasPassword: boolean
  readonly lastResult: SubmissionResult<string[]> | null
}
