import type { InputHTMLAttributes } from 'react'

/** A labelled input with its own message beside it. */
export function TextField({ label, hint, errors, isFirstInvalid, id, ...input }: TextFieldProps) {
  const hintId = hint ? `${id}-hint` : null
  const errorId = errors ? `${id}-error` : null
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      {hintId && (
        <p id={hintId} className="text-sm text-muted">
          {hint}
        </p>
      )}
      <input
        {...input}
        id={id}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- without JavaScript nothing else leads to the mistake
        autoFocus={isFirstInvalid}
        aria-invalid={errors ? true : undefined}
        aria-describedby={[errorId, hintId].filter(Boolean).join(' ') || undefined}
        className={
          'min-h-11 w-full rounded-control border bg-raised px-3 py-2 ' +
          (errors ? 'border-bad' : 'border-line-strong')
        }
      />
      {errorId && (
        <p id={errorId} className="font-medium text-bad">
          {errors?.join(' ')}
        </p>
      )}
    </div>
  )
}

type TextFieldProps = InputHTMLAttributes<HTMLInputElement> & {
  readonly id: string
  readonly label: string
  readonly hint?: string
  /** Messages about this field; the field is marked while there are any. */
  readonly errors?: readonly string[] | undefined
  /** The first field with a message gets the focus. */
  readonly isFirstInvalid?: boolean
}
