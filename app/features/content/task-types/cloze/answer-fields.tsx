import { useState } from 'react'
import type { AnswerFieldsProps } from '#app/features/content/rules/task-type.ts'
import { Prose } from '#app/ui/prose.tsx'
import { tasks } from '#app/words/en/tasks.ts'
import { useWords } from '#app/words/use-words.ts'
import { fillGaps } from './fill-gaps.ts'
import type { ClozeAnswer, ClozeQuestion } from './rules/cloze.ts'

/** A text, or code, with fields in its gaps. */
export function AnswerFields(props: ClozeProps) {
  const t = useWords(tasks)
  return (
    <fieldset
      aria-labelledby={`${props.idPrefix}-prompt`}
      aria-describedby={props.messageId ?? undefined}
      className="min-w-0"
    >
      <legend className="sr-only">{t('cloze.legend')}</legend>
      <GappedText key={`${t.locale} ${props.question.html}`} {...props} />
    </fieldset>
  )
}

/** Made once: after that, what is in the fields is the reader's. */
function GappedText({ question, answer, typed, idPrefix }: ClozeProps) {
  const t = useWords(tasks)
  const [html] = useState(() =>
    fillGaps(question, t, {
      idPrefix,
      values: question.gaps.map((_, index) => typed?.[`gap-${index}`]?.[0] ?? answer?.gaps[index] ?? ''),
      areTyped: typed !== null,
    }),
  )
  return <Prose html={html} className={question.isCode ? '' : 'leading-loose'} />
}

type ClozeProps = AnswerFieldsProps<ClozeQuestion, ClozeAnswer>
