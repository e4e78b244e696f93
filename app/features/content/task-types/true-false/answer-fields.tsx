import { escapeHtml } from '#app/features/content/rules/escape-html.ts'
import type { AnswerFieldsProps } from '#app/features/content/rules/task-type.ts'
import { ChoiceLabel } from '#app/features/content/task-types/choice-fields.tsx'
import { tasks } from '#app/words/en/tasks.ts'
import { useWords } from '#app/words/use-words.ts'
import type { TrueFalseAnswer, TrueFalseQuestion } from './rules/true-false.ts'

/** True or false, and why. */
export function AnswerFields({
  question,
  answer,
  typed,
  idPrefix,
  messageId,
}: AnswerFieldsProps<TrueFalseQuestion, TrueFalseAnswer>) {
  const t = useWords(tasks)
  const { reasons } = question
  const value = typed ? typed['value']?.[0] : answer && String(answer.value)
  const reasonId = typed ? typed['reason']?.[0] : answer?.reason
  const values = [
    { id: 'true', text: escapeHtml(t('trueFalse.true')) },
    { id: 'false', text: escapeHtml(t('trueFalse.false')) },
  ]
  return (
    <div className="flex flex-col gap-5">
      <fieldset
        aria-labelledby={`${idPrefix}-statement ${idPrefix}-prompt`}
        aria-describedby={messageId ?? undefined}
        className={`${GROUP} grid-cols-2 sm:max-w-md`}
      >
        <legend id={`${idPrefix}-statement`} className={LEGEND}>
          {t('trueFalse.statement')}
        </legend>
        {values.map((choice) => (
          <ChoiceLabel
            key={choice.id}
            {...{ input: 'radio', name: 'value', choice, isChosen: choice.id === value }}
            className="font-semibold"
          />
        ))}
      </fieldset>
      <fieldset
        aria-labelledby={`${idPrefix}-because ${idPrefix}-prompt`}
        aria-describedby={messageId ?? undefined}
        className={GROUP}
      >
        <legend id={`${idPrefix}-because`} className={LEGEND}>
          {t('trueFalse.because')}
        </legend>
        {reasons.map((choice) => (
          <ChoiceLabel
            key={choice.id}
            {...{ input: 'radio', name: 'reason', choice, isChosen: choice.id === reasonId }}
          />
        ))}
      </fieldset>
    </div>
  )
}

/** Where keys are shown beside choices, the numbers go on from one group to the next. */
const GROUP = 'grid min-w-0 gap-2 [counter-reset:none]!'
const LEGEND = 'mb-2 font-semibold'
