import { Form } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'

/** A form that asks for one preference out of a list. */
export function PreferenceSelect({ name, label, options, chosen, button }: PreferenceSelectProps) {
  const id = `preference-${name}`
  return (
    // The whole page anew: its language and colours are settled before its scripts run.
    <Form method="post" action="/settings?index" reloadDocument className="flex flex-wrap items-end gap-3">
      <div className="min-w-0 flex-1 basis-56 space-y-1">
        <label htmlFor={id} className="block font-semibold">
          {label}
        </label>
        <select
          id={id}
          name={name}
          key={chosen}
          defaultValue={chosen}
          className="min-h-11 w-full rounded-control border border-line-strong bg-raised px-3 py-2"
        >
          {options.map(({ value, text, lang }) => (
            <option key={value} value={value} lang={lang}>
              {text}
            </option>
          ))}
        </select>
      </div>
      <Button look="secondary">{button}</Button>
    </Form>
  )
}

interface PreferenceSelectProps {
  /** Of the field, and of the preference. */
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly text: string; readonly lang?: string }[]
  readonly chosen: string
  readonly button: string
}
