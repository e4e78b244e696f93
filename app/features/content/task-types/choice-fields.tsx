import type { OpenChoice } from '#app/features/content/rules/choices.ts'
import { Prose } from '#app/ui/prose.tsx'

/** Choices to tick, one or several; each is a target of at least 44 px. */
export function ChoiceFields(props: {
  readonly input: 'radio' | 'checkbox'
  /** Name of the field that is posted. */
  readonly name: string
  readonly choices: readonly OpenChoice[]
  /** Ids of the choices that were made. */
  readonly chosen: readonly string[]
  /** Id of the question that the group answers. */
  readonly labelledBy: string
  readonly describedBy: string | null
}) {
  return (
    <fieldset
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy ?? undefined}
      className="flex min-w-0 flex-col gap-2"
    >
      <legend className="sr-only">
        {props.input === 'radio' ? 'Choose one' : 'Choose all that are right'}
      </legend>
      {props.choices.map((choice) => (
        <label
          key={choice.id}
          className="flex min-h-11 cursor-pointer items-start gap-3 rounded-control border border-line-strong bg-raised px-4 py-2.5 has-checked:border-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type={props.input}
            name={props.name}
            value={choice.id}
            defaultChecked={props.chosen.includes(choice.id)}
            className="mt-0.5 size-5 shrink-0 accent-accent"
          />
          <Prose html={choice.text} className="min-w-0 flex-1" />
        </label>
      ))}
    </fieldset>
  )
}
