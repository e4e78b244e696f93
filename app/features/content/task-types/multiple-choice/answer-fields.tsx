import type { AnswerFieldsProps } from '#app/features/content/rules/task-type.ts'
import { ChoiceFields } from '#app/features/content/task-types/choice-fields.tsx'
import { MultipleChoiceAnswer, MultipleChoiceQuestion } from './rules/multiple-choice.ts'

/** Any number of choices. */
export function AnswerFields({ question, answer, idPrefix, messageId }: AnswerFieldsProps) {
  const { choices } = MultipleChoiceQuestion.parse(question)
  return (
    <ChoiceFields
      input="checkbox"
      name="choices"
      choices={choices}
      chosen={answer === null ? [] : MultipleChoiceAnswer.parse(answer).choices}
      labelledBy={`${idPrefix}-prompt`}
      describedBy={messageId}
    />
  )
}
