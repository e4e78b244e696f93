import { Form, Link } from '@remix-run/react'
import { Search } from 'lucide-react'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { notes } from '#app/words/en/notes.ts'
import { useWords } from '#app/words/use-words.ts'

/** Looks for words in what a learner has written, and says how much there is. */
export function NotesSearch({ words, found }: NotesSearchProps) {
  const t = useWords(notes)
  return (
    <div className="space-y-3">
      <Form role="search" action="/notes" className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 grow space-y-1">
          <label htmlFor="notes-q" className="block font-semibold">
            {t('page.search')}
          </label>
          <input
            key={words}
            id="notes-q"
            type="search"
            name="q"
            defaultValue={words}
            maxLength={200}
            dir="auto"
            className="min-h-11 w-full rounded-control border border-line-strong bg-raised px-3 py-2"
          />
        </div>
        <Button look="secondary">
          <Search aria-hidden="true" className="size-5" />
          {t('page.find')}
        </Button>
      </Form>
      <p role="status" className="flex flex-wrap items-center gap-x-4">
        {words !== '' && (
          <>
            <span>{t('page.found', { count: found, words })}</span>
            <Link
              to="/notes"
              className="inline-flex min-h-11 items-center text-accent underline underline-offset-4"
            >
              {t('page.all')}
            </Link>
          </>
        )}
      </p>
    </div>
  )
}

interface NotesSearchProps {
  /** What is looked for; empty for everything. */
  readonly words: string
  /** Lessons that are shown. */
  readonly found: number
}

/** What somebody is told who has neither marked nor written anything. */
export function NotesEmpty() {
  const t = useWords(notes)
  return (
    <EmptyState title={t('page.emptyTitle')} text={t('page.empty')}>
      <ButtonLink to="/courses">{t('page.choose')}</ButtonLink>
    </EmptyState>
  )
}
