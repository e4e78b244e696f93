import type { AnswerFieldsProps } from '#app/features/content/rules/task-type.ts'
import { tasks } from '#app/words/en/tasks.ts'
import { useWords } from '#app/words/use-words.ts'
import { NUMBER_MAX } from './rules/answer-max.ts'
import type { NumberAnswer, NumberQuestion } from './rules/number.ts'

/** A number, with the unit beside it. */
export function AnswerFields({
  question,
  answer,
  typed,
  idPrefix,
  messageId,
}: AnswerFieldsProps<NumberQuestion, NumberAnswer>) {
  const t = useWords(tasks)
  const { unit } = question
  const text = typed?.['text']?.[0] ?? answer?.text ?? ''
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={`${idPrefix}-text`} id={`${idPrefix}-label`} className="font-semibold">
        {unit === null ? t('answer.your') : t('answer.yourIn', { unit })}
      </label>
      <div className="flex items-center gap-2">
        <input
          id={`${idPrefix}-text`}
          name="text"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={text}
          maxLength={NUMBER_MAX}
          aria-labelledby={`${idPrefix}-label ${idPrefix}-prompt`}
          aria-describedby={messageId ?? undefined}
          aria-invalid={typed ? true : undefined}
          className="min-h-11 w-full max-w-48 rounded-control border border-line-strong bg-raised px-3 text-ink"
        />
        {unit === null ? null : (
          <span aria-hidden="true" className="text-muted">
            {unit}
          </span>
        )}
      </div>
    </div>
  )
}
