import { NotebookPen } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Heading } from '#app/features/content/rules/list-headings.ts'
import { Section } from '#app/ui/section.tsx'
import { notes as words } from '#app/words/en/notes.ts'
import { useWords } from '#app/words/use-words.ts'
import { NoteForm } from './note-form.tsx'
import { NoteList } from './note-list.tsx'
import type { OwnNote } from './rules/own-note.ts'
import { closeAround, useToolFetcher } from './use-tool-fetcher.ts'

/** A learner's own notes on a lesson, and a form for another one. */
export function LessonNotes({ lessonId, notes, headings, newNoteId, timeZone }: LessonNotesProps) {
  const t = useWords(words)
  return (
    <div className={`mt-14 ${notes.length === 0 ? 'print:hidden' : ''}`}>
      <Section id="notes" title={t('lesson.title')}>
        {notes.length === 0 && <p className="text-muted">{t('lesson.empty')}</p>}
        <NoteList notes={notes} headings={headings} timeZone={timeZone} />
        <NewNote lessonId={lessonId} headings={headings} newNoteId={newNoteId} />
      </Section>
    </div>
  )
}

interface LessonNotesProps {
  readonly lessonId: string
  readonly notes: readonly OwnNote[]
  /** Of the lesson, to choose from. */
  readonly headings: readonly Heading[]
  /** ULID drawn with the page. */
  readonly newNoteId: string
  /** Of the learner: IANA name. */
  readonly timeZone: string
}

function NewNote({
  lessonId,
  headings,
  newNoteId,
}: Pick<LessonNotesProps, 'lessonId' | 'headings' | 'newNoteId'>) {
  const t = useWords(words)
  const { noteId, tool, form } = useNewNote(newNoteId)
  const body = tool.sent?.get('body')
  return (
    <>
      {typeof body === 'string' && (
        <p
          dir="auto"
          className="rounded-card border border-line bg-raised p-5 wrap-anywhere whitespace-pre-wrap opacity-60"
        >
          {body}
        </p>
      )}
      <details className="rounded-card border border-line bg-raised print:hidden">
        <summary className="flex min-h-11 list-none items-center gap-2 px-5 py-2 font-semibold text-accent [&::-webkit-details-marker]:hidden">
          <NotebookPen aria-hidden="true" className="size-5" />
          {t('form.add')}
        </summary>
        <div className="border-t border-line p-5">
          <NoteForm
            key={noteId}
            formRef={form}
            tool={tool}
            lessonId={lessonId}
            noteId={noteId}
            over={null}
            anchor={null}
            body=""
            headings={headings}
          />
        </div>
      </details>
    </>
  )
}

/** Every time that the page is loaded again it comes with another id; what is being typed keeps its own until it is kept. */
function useNewNote(newNoteId: string) {
  const [noteId, setNoteId] = useState(newNoteId)
  const tool = useToolFetcher(`note-${noteId}`)
  if (tool.result?.status === 'kept' && noteId !== newNoteId) setNoteId(newNoteId)
  const form = useRef<HTMLFormElement>(null)
  const before = useRef(noteId)
  useEffect(() => {
    if (before.current === noteId) return
    before.current = noteId
    closeAround(form.current)
  }, [noteId])
  return { noteId, tool, form }
}
