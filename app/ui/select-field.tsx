import type { ReactNode, SelectHTMLAttributes } from 'react'

/** A labelled choice from a list. */
export function SelectField({ label, hint, id, children, ...select }: SelectFieldProps) {
  const hintId = hint ? `${id}-hint` : undefined
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
      <select
        {...select}
        id={id}
        aria-describedby={hintId}
        className="min-h-11 w-full rounded-control border border-line-strong bg-raised px-3 py-2"
      >
        {children}
      </select>
    </div>
  )
}

type SelectFieldProps = SelectHTMLAttributes<HTMLSelectElement> & {
  readonly id: string
  readonly label: string
  readonly hint?: string
  /** Options. */
  readonly children: ReactNode
}
