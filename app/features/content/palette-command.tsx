import { useNavigate } from '@remix-run/react'
import { CommandList, CommandRoot } from 'cmdk'
import { ArrowRight, BookOpen, FileText, Layers, Search } from 'lucide-react'
import { useState } from 'react'
import { search } from '#app/words/en/search.ts'
import { LOCALES } from '#app/words/locale.ts'
import { useWords } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'
import { NothingForPalette } from './nothing-found.tsx'
import { PaletteField } from './palette-field.tsx'
import { PaletteFoot } from './palette-foot.tsx'
import { FoundWords, PaletteGroup, PaletteItem } from './palette-item.tsx'
import { listNamedDestinations, listDestinations, type Traveller } from './rules/destinations.ts'
import { groupResults } from './rules/group-results.ts'
import { useSearchAnswer } from './use-search-answer.ts'

/** A field with what is found while somebody types, to be chosen from by keys. */
export function PaletteCommand({ traveller, text, setText, close }: PaletteCommandProps) {
  const t = useWords(search)
  const go = useGo(close)
  const { answer, isSettled, isUnavailable } = useSearchAnswer(text)
  const wanted = text.trim()
  const languages = LOCALES.map((locale) => wordsOf(search, locale))
  const pages =
    wanted === '' ? listDestinations(traveller) : listNamedDestinations(wanted, traveller, languages)
  const groups = groupResults(answer.results)
  const found = [...pages, ...groups.flatMap(({ results }) => results)].map(({ id }) => id)
  const isNothing = isSettled && !isUnavailable && wanted !== '' && found.length === 0
  // While an answer is awaited, Enter leads to the page that searches.
  const more = wanted === '' || isUnavailable ? [] : [isNothing ? CATALOG : ALL]
  const [value, setValue] = useFirst([...found, ...more], isNothing ? CATALOG : answer)
  return (
    <CommandRoot
      label={t('field.label')}
      shouldFilter={false}
      loop
      value={value}
      onValueChange={setValue}
      className="flex min-h-0 flex-col"
    >
      <PaletteField text={text} setText={setText} close={close} />
      {isNothing && <NothingForPalette text={wanted} />}
      <CommandList
        label={t('palette.results')}
        aria-busy={!isSettled}
        className="min-h-0 grow overflow-y-auto overscroll-contain p-2"
      >
        <PaletteGroup
          heading={t(wanted === '' ? 'groups.goTo' : 'groups.pages')}
          isEmpty={pages.length === 0}
        >
          {pages.map(({ id, to }) => (
            <PaletteItem key={id} value={id} choose={() => go(to)} icon={<ArrowRight />}>
              {t(`destinations.${id}.title`)}
            </PaletteItem>
          ))}
        </PaletteGroup>
        {groups.map(({ kind, word, results }) => (
          <PaletteGroup key={kind} heading={t(`groups.${word}`)}>
            {results.map((result) => (
              <PaletteItem key={result.id} value={result.id} choose={() => go(result.to)} icon={ICONS[kind]}>
                <FoundWords result={result} />
              </PaletteItem>
            ))}
          </PaletteGroup>
        ))}
        {more.includes(ALL) && (
          <PaletteItem
            value={ALL}
            choose={() => go(`/search?${new URLSearchParams({ q: wanted })}`)}
            icon={<Search />}
          >
            {t('palette.all', { text: wanted })}
          </PaletteItem>
        )}
        {isNothing && (
          <PaletteItem value={CATALOG} choose={() => go('/courses')} icon={<BookOpen />}>
            {t('nothing.allCourses')}
          </PaletteItem>
        )}
      </CommandList>
      {isUnavailable && (
        <p className="border-t border-line px-4 py-3 text-sm text-muted">{t('palette.unavailable')}</p>
      )}
      <p role="status" className="sr-only">
        {isSettled && wanted !== '' ? t('palette.count', { count: found.length }) : ''}
      </p>
      <PaletteFoot />
    </CommandRoot>
  )
}

interface PaletteCommandProps {
  readonly traveller: Traveller
  readonly text: string
  readonly setText: (text: string) => void
  readonly close: () => void
}

/** Of the item that leads to the page that searches. */
const ALL = 'all-results'

/** Of the item that leads to the courses where nothing was found. */
const CATALOG = 'all-courses'

const ICONS = { course: <BookOpen />, module: <Layers />, lesson: <FileText /> } as const

function useGo(close: () => void): (to: string) => void {
  const navigate = useNavigate()
  return (to) => {
    close()
    navigate(to)
  }
}

/**
 * What Enter opens: what was chosen by keys or the pointer, and the first of the list whenever there is another.
 *
 * @param occasion another for another list
 */
function useFirst(values: readonly string[], occasion: unknown): readonly [string, (value: string) => void] {
  const [chosen, setChosen] = useState<{ readonly of: unknown; readonly value: string } | null>(null)
  const isThere = chosen !== null && chosen.of === occasion && values.includes(chosen.value)
  return [isThere ? chosen.value : (values[0] ?? ''), (value) => setChosen({ of: occasion, value })]
}
