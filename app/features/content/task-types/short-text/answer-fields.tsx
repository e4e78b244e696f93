import type { AnswerFieldsProps } from '#app/features/content/rules/task-type.ts'
import { tasks } from '#app/words/en/tasks.ts'
import { useWords } from '#app/words/use-words.ts'
import { TEXT_MAX } from './rules/answer-max.ts'
import type { ShortTextAnswer, ShortTextQuestion } from './rules/short-text.ts'

/** A few words. */
export function AnswerFields({
  answer,
  typed,
  idPrefix,
  messageId,
}: AnswerFieldsProps<ShortTextQuestion, ShortTextAnswer>) {
  const t = useWords(tasks)
  const text = typed?.['text']?.[0] ?? answer?.text ?? ''
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={`${idPrefix}-text`} id={`${idPrefix}-label`} className="font-semibold">
        {t('answer.your')}
      </label>
      <input
        id={`${idPrefix}-text`}
        name="text"
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        defaultValue={text}
        maxLength={TEXT_MAX}
        aria-labelledby={`${idPrefix}-label ${idPrefix}-prompt`}
        aria-describedby={messageId ?? undefined}
        aria-invalid={typed ? true : undefined}
        className="min-h-11 w-full max-w-md rounded-control border border-line-strong bg-raised px-3 text-ink"
      />
    </div>
  )
}
