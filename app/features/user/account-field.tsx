import { getInputProps, type FieldMetadata } from '@conform-to/react'
import { MINUTE_MS } from '#app/kernel/time.ts'
import { TextField } from '#app/ui/text-field.tsx'
import { account } from '#app/words/en/account.ts'
import { useWords } from '#app/words/use-words.ts'
import { CODE_MS } from './rules/code.ts'
import { PASSWORD_MIN } from './rules/credentials.ts'

/** A field of a form about an account, with what is wrong with it. */
export function AccountField({ field, type, ...rest }: AccountFieldProps) {
  return (
    <TextField
      {...getInputProps(field, { type, ariaAttributes: false })}
      key={field.key}
      required
      errors={field.errors}
      {...rest}
    />
  )
}

/** A password that is being chosen. */
export function NewPasswordField({ field, label, isFirstInvalid }: LabelledFieldProps) {
  const t = useWords(account)
  return (
    <AccountField
      field={field}
      type="password"
      label={label}
      hint={t('fields.passwordHint', { min: PASSWORD_MIN })}
      autoComplete="new-password"
      isFirstInvalid={isFirstInvalid}
    />
  )
}

/** A code that came by mail; the browser may offer it. */
export function CodeField({ field, isFirstInvalid }: Omit<LabelledFieldProps, 'label'>) {
  const t = useWords(account)
  return (
    <AccountField
      field={field}
      type="text"
      label={t('fields.code')}
      hint={t('fields.codeHint', { minutes: CODE_MS / MINUTE_MS })}
      inputMode="numeric"
      autoComplete="one-time-code"
      isFirstInvalid={isFirstInvalid}
    />
  )
}

interface LabelledFieldProps {
  readonly field: FieldMetadata<string>
  readonly label: string
  readonly isFirstInvalid: boolean
}

interface AccountFieldProps {
  readonly field: FieldMetadata<string>
  readonly type: 'text' | 'email' | 'password'
  readonly label: string
  readonly hint?: string
  readonly autoComplete: string
  readonly inputMode?: 'numeric'
  readonly isFirstInvalid: boolean
}
