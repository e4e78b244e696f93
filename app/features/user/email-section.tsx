import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form, useNavigation } from '@remix-run/react'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { account } from '#app/words/en/account.ts'
import { useWords } from '#app/words/use-words.ts'
import { AccountField, CodeField } from './account-field.tsx'
import { ConfirmFirst } from './confirm-first.tsx'
import { FormErrors } from './form-errors.tsx'
import { addressOf, linkTo } from './rich-text.tsx'
import { findPosted, type PostedSecurityForm } from './rules/security-form.ts'

/** A person's address: whether it is confirmed, and how to have another one. */
export function EmailSection({ email, isVerified, newEmail, posted, ...known }: EmailSectionProps) {
  const t = useWords(account)
  return (
    <Section id="email" title={t('emailSection.title')}>
      <p>{t.rich('emailSection.current', { email: addressOf(email) })}</p>
      {isVerified ? (
        <p className="text-muted">{t('emailSection.verified')}</p>
      ) : (
        <Notice tone="plain" isAnnounced={false}>
          {t.rich('emailSection.unverified', { link: linkTo('/verify') })}
        </Notice>
      )}
      {newEmail === null ? (
        <ChangeForm lastResult={findPosted(posted, 'change-email')} {...known} />
      ) : (
        <ConfirmForm lastResult={findPosted(posted, 'confirm-email')} newEmail={newEmail} />
      )}
    </Section>
  )
}

interface EmailSectionProps {
  readonly email: string
  readonly isVerified: boolean
  readonly hasPassword: boolean
  /** Whether they have proven a short while ago who they are. */
  readonly isFresh: boolean
  /** The address that they wanted before they were asked whether it is them; may be empty. */
  readonly wantedEmail: string
  /** The address that a code was sent to; null where none was asked for. */
  readonly newEmail: string | null
  readonly posted: PostedSecurityForm<SubmissionResult<string[]>> | undefined
}

function ChangeForm({ lastResult, hasPassword, isFresh, wantedEmail }: ChangeFormProps) {
  const t = useWords(account)
  const [form, fields] = useForm<{ newEmail: string; password: string }>({
    id: 'change-email',
    lastResult,
    defaultValue: { newEmail: wantedEmail },
  })
  const firstInvalid = [fields.newEmail, fields.password].find((field) => field.errors)?.name
  const isBusy = useNavigation().formData?.get('intent') === 'change-email'
  if (!hasPassword && !isFresh) return <ConfirmFirst back="/settings/security#email" />
  return (
    <Form method="post" action="/settings/security" {...getFormProps(form)} className="space-y-5">
      <h3 className="text-lg font-bold">{t('emailSection.change')}</h3>
      <input type="hidden" name="intent" value="change-email" />
      <FormErrors id={form.errorId} errors={form.errors} />
      <AccountField
        field={fields.newEmail}
        type="email"
        label={t('fields.newEmail')}
        autoComplete="email"
        isFirstInvalid={firstInvalid === fields.newEmail.name}
      />
      {hasPassword && (
        <AccountField
          field={fields.password}
          type="password"
          label={t('fields.currentPassword')}
          autoComplete="current-password"
          isFirstInvalid={firstInvalid === fields.password.name}
        />
      )}
      <Button look="secondary" disabled={isBusy}>
        {isBusy ? t('emailSection.busy') : t('emailSection.submit')}
      </Button>
    </Form>
  )
}

interface ChangeFormProps extends Pick<EmailSectionProps, 'hasPassword' | 'isFresh' | 'wantedEmail'> {
  readonly lastResult: SubmissionResult<string[]> | null
}

function ConfirmForm({ lastResult, newEmail }: ConfirmFormProps) {
  const t = useWords(account)
  const [form, fields] = useForm<{ newEmail: string; code: string }>({ id: 'confirm-email', lastResult })
  const isBusy = useNavigation().formData?.get('intent') === 'confirm-email'
  return (
    <Form method="post" action="/settings/security" {...getFormProps(form)} className="space-y-5">
      <Notice tone="plain">{t.rich('emailSection.codeSent', { email: addressOf(newEmail) })}</Notice>
      <input type="hidden" name="intent" value="confirm-email" />
      <input type="hidden" name="newEmail" value={newEmail} />
      <FormErrors id={form.errorId} errors={form.errors} />
      <CodeField field={fields.code} isFirstInvalid={fields.code.errors !== undefined} />
      <div className="flex flex-wrap gap-3">
        <Button disabled={isBusy}>{isBusy ? t('emailSection.confirming') : t('emailSection.confirm')}</Button>
        <ButtonLink look="secondary" to="/settings/security#email">
          {t('emailSection.cancel')}
        </ButtonLink>
      </div>
    </Form>
  )
}

interface ConfirmFormProps {
  readonly lastResult: SubmissionResult<string[]> | null
  readonly newEmail: string
}
