import type { ReactNode } from 'react'
import type { Json } from '#app/kernel/entry.ts'
import { Button } from '#app/ui/button.tsx'
import { KeyHint } from '#app/ui/key-hint.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { tasks } from '#app/words/en/tasks.ts'
import { useWords } from '#app/words/use-words.ts'
import type { OpenTask } from './list-lesson-tasks.server.ts'
import type { FormFields } from './rules/task-type.ts'
import { getAnswerFields } from './task-types/get-answer-fields.tsx'

/** One task: its question, the fields of its type, and what is said about the last answer. */
export function TaskCard({
  task,
  heading,
  headingLevel: Heading,
  standing,
  answer,
  typed,
  message,
  feedback,
  isBusy,
  isClosed,
}: TaskCardProps) {
  const t = useWords(tasks)
  const AnswerFields = getAnswerFields(task.type)
  const idPrefix = `task-${task.slug}`
  const messageId = message ? `${idPrefix}-message` : null
  return (
    <>
      <header className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-5 py-3 text-sm text-muted">
        <Heading id={`${idPrefix}-heading`} className="font-sans font-semibold">
          {heading}
        </Heading>
        <span className="flex gap-3">
          {task.kind === 'EXAM' && <span className="font-semibold text-earned">{t('card.exam')}</span>}
          {standing === 'solved' && <span className="font-semibold text-good">✓ {t('card.solved')}</span>}
          {standing === 'tried' && <span>{t('card.tried')}</span>}
        </span>
      </header>
      <div className="space-y-5 px-5 py-5">
        <Prose id={`${idPrefix}-prompt`} html={promptOf(task.question)} className="text-lg" />
        <fieldset role="presentation" disabled={isClosed} className="min-w-0">
          <AnswerFields
            question={task.question}
            answer={answer}
            typed={typed}
            idPrefix={idPrefix}
            messageId={messageId}
          />
        </fieldset>
        {messageId && (
          <p id={messageId} role="alert" className="font-medium text-bad">
            {message}
          </p>
        )}
        {!isClosed && (
          // Not `disabled`: that would take the focus away from whoever pressed it.
          <Button aria-disabled={isBusy} aria-describedby={`${idPrefix}-prompt`}>
            {t(isBusy ? 'card.checking' : 'card.check')} <CheckKey />
          </Button>
        )}
        <div
          id={`${idPrefix}-feedback`}
          aria-live="polite"
          className={`empty:-mt-5 ${isBusy ? 'opacity-50' : ''}`}
        >
          {feedback}
        </div>
      </div>
    </>
  )
}

/** In a field of several lines Enter begins another line. */
function CheckKey() {
  const t = useWords(tasks)
  return (
    <>
      <span className="contents in-[form:has(textarea)]:hidden">
        <KeyHint>{t('card.checkKey')}</KeyHint>
      </span>
      <span className="hidden in-[form:has(textarea)]:contents">
        <KeyHint>{t('card.checkKeyInField')}</KeyHint>
      </span>
    </>
  )
}

interface TaskCardProps {
  readonly task: OpenTask
  /** E.g. `Task 2 of 5`. */
  readonly heading: string
  /** Below what it stands under on its page. */
  readonly headingLevel: 'h2' | 'h3'
  readonly standing: 'solved' | 'tried' | 'new'
  /** Shown as given. */
  readonly answer: Json | null
  /** The form as posted, when it could not be taken. */
  readonly typed: FormFields | null
  /** Why the answer could not be taken. */
  readonly message: string | null
  readonly feedback: ReactNode
  readonly isBusy: boolean
  /** It has been answered, and is not to be answered again here. */
  readonly isClosed: boolean
}

/** Every question has a prompt, whatever its type. */
function promptOf(question: Json): string {
  const prompt =
    question !== null && typeof question === 'object' && 'prompt' in question && question['prompt']
  if (typeof prompt === 'string') return prompt
  throw new Error('a question without a prompt')
}
