import { sql } from 'kysely'
import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { findNearestWord, type NearestWord } from './rules/nearest-word.ts'
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
    if (isKnown(view, word)) return { word, isCorrection: false }
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

/** The words of titles, in order. */
function listTitleWords(view: Snapshot): string[] {
  const rows = view.all('search-titles', titles)
  return [...new Set(rows.flatMap(({ title }) => listWords(title)))].toSorted()
}

const titles = prepare(() => tables.selectFrom('ContentSearch').select('title').limit(MOST_TITLES))({})

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
