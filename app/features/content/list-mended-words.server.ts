import { sql } from 'kysely'
import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { findNearestWord, isMendable, type NearestWord } from './rules/nearest-word.ts'
import { listWords, toSearchQuery } from './rules/search-query.ts'

/**
 * Each word of a search that some course, module or lesson has as it is, and each other one as it was probably meant.
 *
 * @param words from `toSearchWords`; the last may be the beginning of one
 */
export function listMendedWords(view: Snapshot, words: readonly string[]): NearestWord[] {
  let vocabulary: readonly string[] | null = null
  return words.map((word, index) => {
    const isLast = index === words.length - 1
    if (!isMendable(word) || isKnown(view, word)) return { word, isCorrection: false }
    vocabulary ??= listTitleWords(view)
    return findNearestWord(word, vocabulary, isLast) ?? { word: shorten(view, word), isCorrection: false }
  })
}

function isKnown(view: Snapshot, word: string): boolean {
  return view.all('search-word', anyWith({ query: toSearchQuery([word], 'all') })).length > 0
}

const anyWith = prepare((given: { readonly query: string }) =>
  tables
    .selectFrom('ContentSearch')
    .select('rowid')
    .where(sql<boolean>`"ContentSearch" match ${given.query}`)
    .limit(1),
)

/** The words of the titles of what is published, in order. */
function listTitleWords(view: Snapshot): string[] {
  const [row] = view.all('search-titles', titles)
  return [...new Set(listWords(row?.text ?? ''))].toSorted()
}

/** In one text, and not from the index: each row there brings all of its own along, and thousands of rows take long. */
const titles = prepare(() => {
  const courses = tables.selectFrom('Course').where('Course.status', '=', 'PUBLISHED')
  const modules = courses
    .innerJoin('Module', 'Module.courseId', 'Course.id')
    .where('Module.retiredAt', 'is', null)
  const lessons = modules
    .innerJoin('Lesson', 'Lesson.moduleId', 'Module.id')
    .where('Lesson.retiredAt', 'is', null)
    .where('Lesson.currentRevisionId', 'is not', null)
  const all = courses
    .select('Course.title')
    .unionAll(modules.select('Module.title'))
    .unionAll(lessons.select('Lesson.title'))
    .limit(sql.lit(MOST_TITLES))
  return tables
    .selectFrom(all.as('Titled'))
    .select(sql<string | null>`group_concat("Titled"."title", ' ')`.as('text'))
})({})

const MOST_TITLES = 5_000

/**
 * The index has the stems of words (`normal` for `normalization`), of which an unfinished word (`normalizati`) may already
 * be more: its beginning is searched for instead.
 */
function shorten(view: Snapshot, word: string): string {
  for (let length = word.length - 1; length >= Math.max(4, word.length / 2); length -= 1) {
    const beginning = word.slice(0, length)
    if (isKnown(view, beginning)) return beginning
  }
  return word
}
