import { Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Heading } from '#app/features/content/rules/list-headings.ts'
import { localDay } from '#app/kernel/time.ts'
import { Button } from '#app/ui/button.tsx'
import { notes } from '#app/words/en/notes.ts'
import { useWords } from '#app/words/use-words.ts'
import { NoteForm } from './note-form.tsx'
import type { OwnNote } from './rules/own-note.ts'
import { closeAround, useToolFetcher, type ToolFetcher } from './use-tool-fetcher.ts'

/** One note with its ways to change it. What is being sent is shown as if it had been kept. */
export function NoteItem({ note, headings, timeZone, label = null }: NoteItemProps) {
  const t = useWords(notes)
  const { base, edit, form } = useEdit(note)
  const removal = useToolFetcher(`remove-${note.id}-${note.version}`)
  if (removal.sent) return null
  const body = edit.sent?.get('body')
  const day = new Date(`${localDay(Date.parse(note.writtenAt), timeZone)}T00:00:00Z`)
  const heading = headings.find(({ id }) => id === note.anchor)
  const beginning = note.body.trim().slice(0, BEGINNING)
  return (
    <div className="space-y-3 rounded-card border border-line bg-raised p-5">
      {label !== null && <p className="text-sm font-semibold text-muted">{label}</p>}
      {heading && (
        <p className="text-sm">
          <a href={`#${heading.id}`} className="text-accent underline underline-offset-4">
            {t('lesson.about', { heading: heading.text })}
          </a>
        </p>
      )}
      <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
        {typeof body === 'string' ? body : note.body}
      </p>
      <p className="text-sm text-muted">
        <time dateTime={note.writtenAt}>{t('lesson.writtenAt', { at: day })}</time>
      </p>
      <div className="-ms-2 flex flex-wrap gap-x-4">
        <Disclosure
          icon={<Pencil aria-hidden="true" className="size-4" />}
          word={t('form.edit')}
          label={t('form.editLabel', { beginning })}
        >
          <NoteForm
            key={base.version}
            formRef={form}
            tool={edit}
            lessonId={base.lessonId}
            noteId={base.noteId}
            over={base.version}
            anchor={base.anchor}
            body={base.body}
            headings={headings}
          />
        </Disclosure>
        <Disclosure
          icon={<Trash2 aria-hidden="true" className="size-4" />}
          word={t('form.remove')}
          label={t('form.removeLabel', { beginning })}
        >
          <RemovalForm note={note} tool={removal} />
        </Disclosure>
      </div>
    </div>
  )
}

interface NoteItemProps {
  readonly note: OwnNote
  /** Of the lesson that it is shown in; none elsewhere. */
  readonly headings: readonly Heading[]
  /** Of the learner: IANA name. */
  readonly timeZone: string
  /** Said above it. */
  readonly label?: string | null
}

/** How much of a note names it to those who cannot see which button stands where, in characters. */
const BEGINNING = 40

/**
 * The version that is being edited: the newest one, unless something has been typed over another. That stays, and says what
 * it was written over, so that the two are kept side by side.
 */
function useEdit(note: OwnNote) {
  const [base, setBase] = useState(note)
  const edit = useToolFetcher(`edit-${base.version}`)
  const form = useRef<HTMLFormElement>(null)
  const isKept = edit.result?.status === 'kept'
  useEffect(() => {
    if (base.version === note.version) return
    const field = form.current?.elements.namedItem('body')
    const isTyped = field instanceof HTMLTextAreaElement && field.value !== base.body
    if (isTyped && !isKept) return
    if (isKept) closeAround(form.current)
    setBase(note)
  }, [base, note, isKept])
  return { base, edit, form }
}

function RemovalForm({ note, tool }: { readonly note: OwnNote; readonly tool: ToolFetcher }) {
  const t = useWords(notes)
  const { Form, result, here } = tool
  return (
    <Form method="post" action={`/lesson-tools/${note.lessonId}`} className="space-y-2">
      <input type="hidden" name="intent" value="remove-note" />
      <input type="hidden" name="noteId" value={note.noteId} />
      <input type="hidden" name="over" value={note.version} />
      <input type="hidden" name="redirectTo" value={here} />
      <Button look="secondary">{t('form.removeNow')}</Button>
      {result?.status === 'refused' && (
        <p role="alert" className="font-medium text-bad">
          {result.message}
        </p>
      )}
    </Form>
  )
}

/** Opens without JavaScript too; takes the whole line once it is open. */
function Disclosure({ icon, word, label, children }: DisclosureProps) {
  return (
    <details className="open:w-full">
      <summary
        aria-label={label}
        className="inline-flex min-h-11 list-none items-center gap-2 rounded-control px-2 text-accent underline-offset-4 hover:underline [&::-webkit-details-marker]:hidden"
      >
        {icon}
        {word}
      </summary>
      <div className="px-2 py-3">{children}</div>
    </details>
  )
}

interface DisclosureProps {
  readonly icon: ReactNode
  readonly word: string
  /** Names it to screen readers; begins with the word. */
  readonly label: string
  readonly children: ReactNode
}
