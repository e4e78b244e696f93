import type { AnswerFieldsProps } from '#app/features/content/rules/task-type.ts'
import { ChoiceFields } from '#app/features/content/task-types/choice-fields.tsx'
import type { SingleChoiceAnswer, SingleChoiceQuestion } from './rules/single-choice.ts'

/** One choice out of several. */
export function AnswerFields({
  question,
  answer,
  idPrefix,
  messageId,
}: AnswerFieldsProps<SingleChoiceQuestion, SingleChoiceAnswer>) {
  const { choices } = question
  return (
    <ChoiceFields
      input="radio"
      name="choice"
      choices={choices}
      chosen={answer ? [answer.choice] : []}
      labelledBy={`${idPrefix}-prompt`}
      describedBy={messageId}
    />
  )
}
