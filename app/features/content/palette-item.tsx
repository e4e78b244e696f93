import { CommandGroup, CommandItem } from 'cmdk'
import type { ReactNode } from 'react'
import { search } from '#app/words/en/search.ts'
import { useWords } from '#app/words/use-words.ts'
import { MarkedWords } from './marked-words.tsx'
import type { SearchResult } from './rules/search-answer.ts'

/** Things to choose from under a heading; nothing where there are none. */
export function PaletteGroup({ heading, isEmpty = false, children }: PaletteGroupProps) {
  if (isEmpty) return null
  return (
    <CommandGroup
      heading={heading}
      className="[&>[cmdk-group-heading]]:px-3 [&>[cmdk-group-heading]]:pt-2 [&>[cmdk-group-heading]]:text-sm [&>[cmdk-group-heading]]:font-semibold [&>[cmdk-group-heading]]:text-muted"
    >
      {children}
    </CommandGroup>
  )
}

interface PaletteGroupProps {
  readonly heading: string
  readonly isEmpty?: boolean
  readonly children: ReactNode
}

/** Something to choose, by Enter or by a press. */
export function PaletteItem({ value, choose, icon, children }: PaletteItemProps) {
  return (
    <CommandItem
      value={value}
      onSelect={choose}
      className="flex min-h-11 cursor-pointer items-center gap-3 rounded-control px-3 py-2 data-[selected=true]:bg-accent-soft"
    >
      <span aria-hidden="true" className="shrink-0 text-muted [&>svg]:size-5">
        {icon}
      </span>
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </CommandItem>
  )
}

interface PaletteItemProps {
  /** Another for each item. */
  readonly value: string
  readonly choose: () => void
  readonly icon: ReactNode
  readonly children: ReactNode
}

/** What was found: its title, and where that does not say why, the words around the match. */
export function FoundWords({ result }: { readonly result: SearchResult }) {
  const t = useWords(search)
  const { title, snippet, courseTitle } = result
  return (
    <>
      <span className="block font-medium">
        <MarkedWords pieces={title} />
      </span>
      {courseTitle !== null && (
        <span className="block text-sm text-muted">{t('inCourse', { course: courseTitle })}</span>
      )}
      {!title.some(({ isMatch }) => isMatch) && (
        <span className="line-clamp-2 text-sm text-muted">
          <MarkedWords pieces={snippet} />
        </span>
      )}
    </>
  )
}
