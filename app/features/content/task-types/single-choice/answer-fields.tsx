import type { AnswerFieldsProps } from '#app/features/content/rules/task-type.ts'
import { ChoiceFields } from '#app/features/content/task-types/choice-fields.tsx'
import { SingleChoiceAnswer, SingleChoiceQuestion } from './rules/single-choice.ts'

/** One choice out of several. */
export function AnswerFields({ question, answer, idPrefix, messageId }: AnswerFieldsProps) {
  const { choices } = SingleChoiceQuestion.parse(question)
  return (
    <ChoiceFields
      input="radio"
      name="choice"
      choices={choices}
      chosen={answer === null ? [] : [SingleChoiceAnswer.parse(answer).choice]}
      labelledBy={`${idPrefix}-prompt`}
      describedBy={messageId}
    />
  )
}
