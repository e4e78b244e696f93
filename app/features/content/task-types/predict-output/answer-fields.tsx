import type { AnswerFieldsProps } from '#app/features/content/rules/task-type.ts'
import { ChoiceFields } from '#app/features/content/task-types/choice-fields.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { tasks } from '#app/words/en/tasks.ts'
import { useWords } from '#app/words/use-words.ts'
import { OUTPUT_MAX } from './rules/answer-max.ts'
import type { PredictOutputAnswer, PredictOutputQuestion } from './rules/predict-output.ts'

/** Code, and a place for what comes out of it. */
export function AnswerFields(props: PredictOutputProps) {
  const { code, choices } = props.question
  const given = props.answer
  return (
    <div className="flex flex-col gap-4">
      <Prose html={code} />
      {choices ? (
        <ChoiceFields
          input="radio"
          name="choice"
          choices={choices}
          chosen={given && 'choice' in given ? [given.choice] : []}
          labelledBy={`${props.idPrefix}-prompt`}
          describedBy={props.messageId}
        />
      ) : (
        <OutputField {...props} given={given && 'output' in given ? given.output : ''} />
      )}
    </div>
  )
}

function OutputField({ typed, idPrefix, messageId, given }: PredictOutputProps & { readonly given: string }) {
  const t = useWords(tasks)
  const text = typed?.['output']?.[0] ?? given
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={`${idPrefix}-output`} id={`${idPrefix}-label`} className="font-semibold">
        {t('output.your')}
      </label>
      <p id={`${idPrefix}-hint`} className="text-sm text-muted">
        {t('output.hint')}
      </p>
      <textarea
        id={`${idPrefix}-output`}
        name="output"
        rows={Math.min(12, Math.max(3, text.split('\n').length + 1))}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        defaultValue={text}
        maxLength={OUTPUT_MAX}
        aria-labelledby={`${idPrefix}-label ${idPrefix}-prompt`}
        aria-describedby={[`${idPrefix}-hint`, messageId].filter(Boolean).join(' ')}
        aria-invalid={typed ? true : undefined}
        className="w-full rounded-control border border-line-strong bg-raised p-3 font-mono text-ink"
      />
    </div>
  )
}

type PredictOutputProps = AnswerFieldsProps<PredictOutputQuestion, PredictOutputAnswer>
