import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Section } from '#app/ui/section.tsx'
import { search } from '#app/words/en/search.ts'
import { useWords } from '#app/words/use-words.ts'
import { MarkedWords } from './marked-words.tsx'
import type { Destination } from './rules/destinations.ts'
import { groupResults } from './rules/group-results.ts'
import type { SearchResult } from './rules/search-answer.ts'

/** What was found, in groups, with the words around each match. */
export function SearchResults({ pages, results }: SearchResultsProps) {
  const t = useWords(search)
  return (
    <div className="space-y-10">
      {pages.length > 0 && (
        <ResultGroup id="pages" title={t('groups.pages')}>
          {pages.map(({ id, to }) => (
            <ResultRow key={id} to={to}>
              {t(`destinations.${id}.title`)}
            </ResultRow>
          ))}
        </ResultGroup>
      )}
      {groupResults(results).map(({ kind, word, results: own }) => (
        <ResultGroup key={kind} id={word} title={t(`groups.${word}`)}>
          {own.map((result) => (
            <ResultRow key={result.id} to={result.to} result={result}>
              <MarkedWords pieces={result.title} />
            </ResultRow>
          ))}
        </ResultGroup>
      ))}
    </div>
  )
}

interface SearchResultsProps {
  readonly pages: readonly Destination[]
  readonly results: readonly SearchResult[]
}

function ResultGroup({ id, title, children }: ResultGroupProps) {
  return (
    <Section id={id} title={title}>
      <ul className="divide-y divide-line rounded-card border border-line bg-raised">{children}</ul>
    </Section>
  )
}

interface ResultGroupProps {
  readonly id: string
  readonly title: string
  readonly children: ReactNode
}

function ResultRow({ to, result, children }: ResultRowProps) {
  const t = useWords(search)
  return (
    <li className="group relative space-y-1 px-5 py-3">
      <p className="font-semibold wrap-anywhere">
        <Link to={to} className="after:absolute after:inset-0 group-hover:text-accent">
          {children}
        </Link>
      </p>
      {result?.courseTitle && (
        <p className="text-sm text-muted">{t('inCourse', { course: result.courseTitle })}</p>
      )}
      {result && (
        <p className="wrap-anywhere text-muted">
          <MarkedWords pieces={result.snippet} />
        </p>
      )}
    </li>
  )
}

interface ResultRowProps {
  readonly to: string
  readonly result?: SearchResult
  readonly children: ReactNode
}
