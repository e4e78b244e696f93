import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { listMendedWords } from './list-mended-words.server.ts'
import { MATCH_END, MATCH_START, toTextPieces } from './rules/marked-text.ts'
import { NOTHING_FOUND, type SearchAnswer, type SearchResult } from './rules/search-answer.ts'
import { toSearchQuery, toSearchWords, toTitleQuery } from './rules/search-query.ts'

/**
 * Published courses, modules and lessons that have all the words of a text, or that begin with the last; those with the
 * words in their title first. Where there are none, words that nothing has are taken for mistakes, and then those with
 * any of the words are answered. Where very many have the words, some of them are looked at: no search may hold up the
 * pages of others, for which it stops between its steps, and what everything has tells little.
 */
export async function listSearchResults(
  view: Snapshot,
  text: string,
  { limit }: { readonly limit: number },
): Promise<SearchAnswer> {
  const words = toSearchWords(text)
  if (words.length === 0) return NOTHING_FOUND
  const found = listMatches(view, words, 'all', limit)
  if (found.length > 0) return { results: found, correctedTo: null }
  await nextTurn()
  const mended = listMendedWords(view, words)
  const meant = mended.map(({ word }) => word)
  await nextTurn()
  const isAnyMended = meant.some((word, index) => word !== words[index])
  const all = isAnyMended ? listMatches(view, meant, 'all', limit) : []
  if (all.length === 0) await nextTurn()
  const results = all.length > 0 ? all : listMatches(view, meant, 'any', limit)
  const isCorrected = results.length > 0 && mended.some(({ isCorrection }) => isCorrection)
  return { results, correctedTo: isCorrected ? meant.join(' ') : null }
}

function listMatches(
  view: Snapshot,
  words: readonly string[],
  which: 'all' | 'any',
  limit: number,
): SearchResult[] {
  const given = { query: toSearchQuery(words, which), titleQuery: toTitleQuery(words, which), limit }
  return view.all('search', matches(given)).map((row): SearchResult => {
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

/**
 * The best of `RANKED` with a word in their title and `RANKED` with the words anywhere: ranking reads every place of every
 * word, which of thousands of lessons takes longer than a page. Whatever a title has counts twice in the same way.
 *
 * What is not live is left out even where the index still has it, in the middle of a sync of several commits.
 */
const matches = prepare(
  (given: { readonly query: string; readonly titleQuery: string; readonly limit: number }) =>
    tables
      .with('Found', (db) =>
        db
          .selectFrom(
            db
              .selectFrom(ranked(given.titleQuery).as('OfTitle'))
              .selectAll()
              .unionAll(db.selectFrom(ranked(given.query).as('OfText')).selectAll())
              .as('Ranked'),
          )
          .select(['Ranked.id', (eb) => eb.fn.min('Ranked.score').as('score')])
          .groupBy('Ranked.id')
          .orderBy('score')
          .limit(sql<number>`${given.limit}`),
      )
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
      // In one pass: to find one row of many by its number, the index reads all those before it again.
      .where(sql<boolean>`+"ContentSearch"."rowid" in (select "id" from "Found")`)
      .where('Course.status', '=', 'PUBLISHED')
      .where((eb) =>
        eb.or([
          eb('ContentSearch.kind', '=', 'course'),
          eb.and([eb('ContentSearch.kind', '=', 'module'), eb('Module.id', 'is not', null)]),
          eb.and([eb('Lesson.currentRevisionId', 'is not', null), eb('Module.id', 'is not', null)]),
        ]),
      )
      .orderBy((eb) =>
        eb.selectFrom('Found').select('score').whereRef('Found.id', '=', 'ContentSearch.rowid'),
      ),
)

/** Rows of the index that fit, with how well: less is better. The rows' numbers are hashes, so the first are any. */
function ranked(query: string) {
  return tables
    .selectFrom('ContentSearch')
    .select(['rowid as id', sql<number>`bm25("ContentSearch", ${sql.raw(WEIGHTS)})`.as('score')])
    .where(sql<boolean>`"ContentSearch" match ${query}`)
    .limit(sql.lit(RANKED))
}

const RANKED = 200

/** A match in a title weighs ten times one in the text; the three columns before it are not searched. */
const WEIGHTS = '0, 0, 0, 10.0, 1.0'
