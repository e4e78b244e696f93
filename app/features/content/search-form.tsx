import { Form } from '@remix-run/react'
import { Button } from '#app/ui/button.tsx'
import { search } from '#app/words/en/search.ts'
import { useWords } from '#app/words/use-words.ts'
import { SEARCH_TEXT_LENGTH } from './rules/search-query.ts'

/** The field of the page that searches. */
export function SearchForm({ text }: { readonly text: string }) {
  const t = useWords(search)
  return (
    <Form action="/search" role="search" className="flex gap-3">
      <input
        // What was searched for by other means is shown here too.
        key={text}
        name="q"
        type="search"
        aria-label={t('field.label')}
        placeholder={t('field.placeholder')}
        maxLength={SEARCH_TEXT_LENGTH}
        defaultValue={text}
        autoComplete="off"
        className="min-h-11 min-w-0 grow rounded-control border border-line-strong bg-raised px-3 py-2"
      />
      <Button>{t('field.submit')}</Button>
    </Form>
  )
}
