import type { AnswerFieldsProps } from '#app/features/content/rules/task-type.ts'
import { tasks } from '#app/words/en/tasks.ts'
import { useWords } from '#app/words/use-words.ts'
import { ANSWER_MAX } from './rules/answer-max.ts'
import type { SqlAnswer, SqlQuestion } from './rules/schemas.ts'
import { TablePreviews } from './table-previews.tsx'

/** A place to write SQL, and the tables that it runs on. */
export function AnswerFields({
  question,
  answer,
  typed,
  idPrefix,
  messageId,
}: AnswerFieldsProps<SqlQuestion, SqlAnswer>) {
  const t = useWords(tasks)
  const { starter, tables } = question
  const text = typed?.['sql']?.[0] ?? answer?.sql ?? starter
  return (
    <div className="flex flex-col gap-3">
      <TablePreviews tables={tables} />
      <div className="flex flex-col gap-1">
        <label htmlFor={`${idPrefix}-sql`} id={`${idPrefix}-label`} className="font-semibold">
          {t('sql.your')}
        </label>
        <textarea
          id={`${idPrefix}-sql`}
          name="sql"
          rows={Math.min(16, Math.max(6, text.split('\n').length + 2))}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          defaultValue={text}
          maxLength={ANSWER_MAX}
          aria-labelledby={`${idPrefix}-label ${idPrefix}-prompt`}
          aria-describedby={messageId ?? undefined}
          aria-invalid={typed ? true : undefined}
          className="w-full rounded-control border border-line-strong bg-raised p-3 font-mono text-ink"
        />
      </div>
    </div>
  )
}
