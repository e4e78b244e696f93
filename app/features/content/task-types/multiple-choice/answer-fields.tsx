import type { AnswerFieldsProps } from '#app/features/content/rules/task-type.ts'
import { ChoiceFields } from '#app/features/content/task-types/choice-fields.tsx'
import type { MultipleChoiceAnswer, MultipleChoiceQuestion } from './rules/multiple-choice.ts'

/** Any number of choices. */
export function AnswerFields({
  question,
  answer,
  idPrefix,
  messageId,
}: AnswerFieldsProps<MultipleChoiceQuestion, MultipleChoiceAnswer>) {
  const { choices } = question
  return (
    <ChoiceFields
      input="checkbox"
      name="choices"
      choices={choices}
      chosen={answer?.choices ?? []}
      labelledBy={`${idPrefix}-prompt`}
      describedBy={messageId}
    />
  )
}
