import { CommandInput } from 'cmdk'
import { Search, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { search } from '#app/words/en/search.ts'
import { useWords } from '#app/words/use-words.ts'
import { SEARCH_TEXT_LENGTH } from './rules/search-query.ts'

/** Where the search is typed, and a way out for who has no Escape key. */
export function PaletteField({ text, setText, close }: PaletteFieldProps) {
  const t = useWords(search)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <div className="flex items-center gap-3 border-b border-line ps-4 pe-2 focus-within:border-accent">
      <Search aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <CommandInput
        ref={field}
        value={text}
        onValueChange={setText}
        placeholder={t('field.placeholder')}
        maxLength={SEARCH_TEXT_LENGTH}
        className="min-h-14 w-full min-w-0 bg-transparent text-lg outline-none"
      />
      <button
        type="button"
        onClick={close}
        className="inline-flex min-h-11 min-w-11 items-center justify-center rounded-control hover:text-accent"
      >
        <X aria-hidden="true" className="size-5" />
        <span className="sr-only">{t('palette.close')}</span>
      </button>
    </div>
  )
}

interface PaletteFieldProps {
  readonly text: string
  readonly setText: (text: string) => void
  readonly close: () => void
}
