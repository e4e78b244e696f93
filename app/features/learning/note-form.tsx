import { useId, type Ref } from 'react'
import type { Heading } from '#app/features/content/rules/list-headings.ts'
import { Button } from '#app/ui/button.tsx'
import { notes } from '#app/words/en/notes.ts'
import { useWords } from '#app/words/use-words.ts'
import { NOTE_MAX } from './rules/note-text.ts'
import type { ToolFetcher } from './use-tool-fetcher.ts'

/** The fields of a note: its text, and the heading that it is about where there are some to choose from. */
export function NoteForm({ formRef, tool, lessonId, noteId, over, anchor, body, headings }: NoteFormProps) {
  const t = useWords(notes)
  const id = useId()
  const { Form, isBusy, result, here } = tool
  const refused = result?.status === 'refused' ? result : null
  return (
    <Form ref={formRef} method="post" action={`/lesson-tools/${lessonId}`} className="space-y-4">
      <input type="hidden" name="intent" value="write-note" />
      <input type="hidden" name="noteId" value={noteId} />
      <input type="hidden" name="over" value={over ?? ''} />
      <input type="hidden" name="redirectTo" value={here} />
      <div className="space-y-1">
        <label htmlFor={`${id}-body`} className="block font-semibold">
          {t('form.body')}
        </label>
        <p id={`${id}-hint`} className="text-sm text-muted">
          {t('form.hint', { max: NOTE_MAX })}
        </p>
        <textarea
          id={`${id}-body`}
          name="body"
          rows={5}
          required
          maxLength={NOTE_MAX}
          defaultValue={body}
          // The form closes once this is kept: what came after it would be gone.
          readOnly={isBusy}
          dir="auto"
          aria-invalid={refused ? true : undefined}
          aria-describedby={refused ? `${id}-error ${id}-hint` : `${id}-hint`}
          className="w-full rounded-control border border-line-strong bg-raised px-3 py-2"
        />
        {refused && (
          <p id={`${id}-error`} role="alert" className="font-medium text-bad">
            {refused.message}
          </p>
        )}
      </div>
      <AnchorField id={`${id}-anchor`} anchor={anchor} headings={headings} />
      <Button aria-disabled={isBusy}>{isBusy ? t('form.saving') : t('form.save')}</Button>
    </Form>
  )
}

interface NoteFormProps {
  readonly formRef: Ref<HTMLFormElement>
  readonly tool: ToolFetcher
  readonly lessonId: string
  readonly noteId: string
  /** The version that is on screen; null for a new note. */
  readonly over: string | null
  readonly anchor: string | null
  readonly body: string
  /** Of the lesson; none where the heading is not to be chosen. */
  readonly headings: readonly Heading[]
}

function AnchorField({ id, anchor, headings }: AnchorFieldProps) {
  const t = useWords(notes)
  if (headings.length === 0) return <input type="hidden" name="anchor" value={anchor ?? ''} />
  // A heading that the lesson had once: whoever does not choose another one keeps it.
  const isUnknown = anchor !== null && headings.every((heading) => heading.id !== anchor)
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="block font-semibold">
        {t('form.anchor')}
      </label>
      <select
        id={id}
        name="anchor"
        defaultValue={anchor ?? ''}
        className="min-h-11 w-full rounded-control border border-line-strong bg-raised px-3 py-2"
      >
        <option value="">{t('form.wholeLesson')}</option>
        {isUnknown && <option value={anchor}>{anchor}</option>}
        {headings.map((heading) => (
          <option key={heading.id} value={heading.id}>
            {heading.text}
          </option>
        ))}
      </select>
    </div>
  )
}

interface AnchorFieldProps {
  readonly id: string
  readonly anchor: string | null
  readonly headings: readonly Heading[]
}
