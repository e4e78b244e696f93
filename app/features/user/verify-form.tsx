import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form, useNavigation } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { account } from '#app/words/en/account.ts'
import { useWords } from '#app/words/use-words.ts'
import { CodeField } from './account-field.tsx'
import { FormErrors } from './form-errors.tsx'

/** The forms of `/verify`: the code, and another one. */
export function VerifyForm({ lastResult }: { readonly lastResult: SubmissionResult<string[]> | undefined }) {
  const t = useWords(account)
  const [form, fields] = useForm<{ code: string }>({ lastResult: lastResult ?? null })
  const sending = useNavigation().formData?.get('intent')
  return (
    <div className="space-y-6">
      <Form method="post" action="/verify" {...getFormProps(form)} className="space-y-5">
        <input type="hidden" name="intent" value="confirm" />
        <FormErrors id={form.errorId} errors={form.errors} />
        <CodeField field={fields.code} isFirstInvalid={fields.code.errors !== undefined} />
        <Button disabled={sending === 'confirm'}>
          {sending === 'confirm' ? t('verify.busy') : t('verify.submit')}
        </Button>
      </Form>
      <Form method="post" action="/verify">
        <input type="hidden" name="intent" value="resend" />
        <Button look="secondary" disabled={sending === 'resend'}>
          {sending === 'resend' ? t('verify.resending') : t('verify.resend')}
        </Button>
      </Form>
    </div>
  )
}
