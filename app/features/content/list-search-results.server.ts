import { sql } from 'kysely'
import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { listMendedWords } from './list-mended-words.server.ts'
import { MATCH_END, MATCH_START, toTextPieces } from './rules/marked-text.ts'
import { NOTHING_FOUND, type SearchAnswer, type SearchResult } from './rules/search-answer.ts'
import { toSearchQuery, toSearchWords } from './rules/search-query.ts'

/**
 * Published courses, modules and lessons that have all the words of a text, or that begin with the last; those with the
 * words in their title first. Where there are none, words that nothing has are taken for mistakes, and then those with
 * any of the words are answered.
 */
export function listSearchResults(
  view: Snapshot,
  text: string,
  { limit }: { readonly limit: number },
): SearchAnswer {
  const words = toSearchWords(text)
  if (words.length === 0) return NOTHING_FOUND
  const found = listMatches(view, toSearchQuery(words, 'all'), limit)
  if (found.length > 0) return { results: found, correctedTo: null }
  const mended = listMendedWords(view, words)
  const meant = mended.map(({ word }) => word)
  const all = listMatches(view, toSearchQuery(meant, 'all'), limit)
  const results = all.length > 0 ? all : listMatches(view, toSearchQuery(meant, 'any'), limit)
  const isCorrected = results.length > 0 && mended.some(({ isCorrection }) => isCorrection)
  return { results, correctedTo: isCorrected ? meant.join(' ') : null }
}

function listMatches(view: Snapshot, query: string, limit: number): SearchResult[] {
  return view.all('search', matches({ query, limit })).map((row): SearchResult => {
    const { kind, refId, title, snippet, courseSlug, courseTitle, lessonSlug } = row
    const course = `/courses/${courseSlug}`
    const inside = kind === 'module' ? `#module-${refId}` : `/lessons/${lessonSlug}`
    return {
      kind,
      id: refId,
      to: kind === 'course' ? course : course + inside,
      title: toTextPieces(title),
      snippet: toTextPieces(snippet),
      courseTitle: kind === 'course' ? null : courseTitle,
    }
  })
}

const SNIPPET_WORDS = 24

/** A match in a title weighs ten times one in the text; the three columns before it are not searched. */
const WEIGHTS = 'bm25(0, 0, 0, 10.0, 1.0)'

/** What is not live is left out even where the index still has it, in the middle of a sync of several commits. */
const matches = prepare((given: { readonly query: string; readonly limit: number }) =>
  tables
    .selectFrom('ContentSearch')
    .innerJoin('Course', 'Course.id', 'ContentSearch.courseId')
    .leftJoin('Lesson', (join) =>
      join.onRef('Lesson.id', '=', 'ContentSearch.refId').on('Lesson.retiredAt', 'is', null),
    )
    .leftJoin('Module', (join) =>
      join
        .on((eb) =>
          eb(
            'Module.id',
            '=',
            eb.fn.coalesce('Lesson.moduleId', sql<string>`${sql.ref('ContentSearch.refId')}`),
          ),
        )
        .on('Module.retiredAt', 'is', null),
    )
    .select(['ContentSearch.kind', 'ContentSearch.refId', 'Lesson.slug as lessonSlug'])
    .select(['Course.slug as courseSlug', 'Course.title as courseTitle'])
    .select([
      sql<string>`highlight("ContentSearch", 3, ${MATCH_START}, ${MATCH_END})`.as('title'),
      sql<string>`snippet("ContentSearch", 4, ${MATCH_START}, ${MATCH_END}, '…', ${sql.lit(SNIPPET_WORDS)})`.as(
        'snippet',
      ),
    ])
    .where(sql<boolean>`"ContentSearch" match ${given.query}`)
    .where(sql<boolean>`rank match ${sql.lit(WEIGHTS)}`)
    .where('Course.status', '=', 'PUBLISHED')
    .where((eb) =>
      eb.or([
        eb('ContentSearch.kind', '=', 'course'),
        eb.and([eb('ContentSearch.kind', '=', 'module'), eb('Module.id', 'is not', null)]),
        eb.and([eb('Lesson.currentRevisionId', 'is not', null), eb('Module.id', 'is not', null)]),
      ]),
    )
    .orderBy(sql`rank`)
    .limit(sql<number>`${given.limit}`),
)
