import type { Heading } from '#app/features/content/rules/list-headings.ts'
import { notes as words } from '#app/words/en/notes.ts'
import { useWords } from '#app/words/use-words.ts'
import { NoteItem } from './note-item.tsx'
import { groupNotes, type OwnNote } from './rules/own-note.ts'

/** Notes one below the other; those that are in conflict stand together, with a word on how that came. */
export function NoteList({ notes, headings, timeZone }: NoteListProps) {
  const shown = { headings, timeZone }
  return (
    <ul className="space-y-4">
      {groupNotes(notes).map(([first, ...others]) =>
        first ? (
          <li key={first.noteId}>
            {others.length === 0 ? (
              <NoteItem key={first.id} note={first} {...shown} />
            ) : (
              <ConflictingNotes first={first} others={others} {...shown} />
            )}
          </li>
        ) : null,
      )}
    </ul>
  )
}

interface NoteListProps {
  readonly notes: readonly OwnNote[]
  /** Of the lesson that they are shown in; none elsewhere. */
  readonly headings: readonly Heading[]
  /** Of the learner: IANA name. */
  readonly timeZone: string
}

function ConflictingNotes({ first, others, ...shown }: ConflictingNotesProps) {
  const t = useWords(words)
  const id = `conflict-${first.noteId}`
  return (
    <section aria-labelledby={id} className="space-y-3 rounded-card border border-line-strong bg-sunken p-4">
      <h3 id={id} className="text-lg font-bold">
        {t('conflict.title', { count: 1 + others.length })}
      </h3>
      <p>{t('conflict.text')}</p>
      <NoteItem key={first.id} note={first} {...shown} label={t('conflict.last')} />
      {others.map((note) => (
        <NoteItem key={note.id} note={note} {...shown} label={t('conflict.other')} />
      ))}
    </section>
  )
}

interface ConflictingNotesProps extends Omit<NoteListProps, 'notes'> {
  readonly first: OwnNote
  readonly others: readonly OwnNote[]
}
