import type { OpenChoice } from '#app/features/content/rules/choices.ts'
import { findSpokenText } from '#app/features/content/rules/spoken-text.ts'
import { Prose } from '#app/ui/prose.tsx'
import { tasks } from '#app/words/en/tasks.ts'
import { useWords } from '#app/words/use-words.ts'

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
  const t = useWords(tasks)
  return (
    <fieldset
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy ?? undefined}
      className="flex min-w-0 flex-col gap-2"
    >
      <legend className="sr-only">{t(props.input === 'radio' ? 'choice.one' : 'choice.several')}</legend>
      {props.choices.map((choice) => (
        <ChoiceLabel
          key={choice.id}
          {...{ input: props.input, name: props.name, choice, isChosen: props.chosen.includes(choice.id) }}
        />
      ))}
    </fieldset>
  )
}

/** One choice: the whole of it is to be pressed. */
export function ChoiceLabel({ input, name, choice, isChosen, className = '' }: ChoiceLabelProps) {
  return (
    <label
      className={`flex min-h-11 cursor-pointer items-start gap-3 rounded-control border border-line-strong bg-raised px-4 py-2.5 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent has-disabled:cursor-default ${className}`}
    >
      <input
        type={input}
        name={name}
        value={choice.id}
        defaultChecked={isChosen}
        aria-label={findSpokenText(choice.text) ?? undefined}
        className="mt-0.5 size-5 shrink-0 accent-accent focus-visible:outline-none"
      />
      <Prose html={choice.text} className="min-w-0 flex-1" />
    </label>
  )
}

interface ChoiceLabelProps {
  readonly input: 'radio' | 'checkbox'
  readonly name: string
  readonly choice: OpenChoice
  readonly isChosen: boolean
  readonly className?: string
}
