import { toOneLine, toPlainText } from './plain-text.ts'
import type { SearchRow } from './search-rows.server.ts'

/** Where the words of a row come from. */
export interface SearchSource extends Pick<SearchRow, 'kind' | 'refId' | 'title'> {
  /** Texts of one line that are shown as they are. */
  readonly lines: readonly string[]
  readonly markdown: string
}

/** What of a course is searched. */
export function courseSource(
  refId: string,
  { title, description, objectives, tags, overview }: CourseTexts,
): SearchSource {
  const lines = [description, ...objectives, tags.join(', ')]
  return { kind: 'course', refId, title, lines, markdown: overview }
}

interface CourseTexts {
  readonly title: string
  readonly description: string
  readonly objectives: readonly string[]
  readonly tags: readonly string[]
  readonly overview: string
}

/** What of a module is searched. */
export function moduleSource(refId: string, { title, description, content }: ModuleTexts): SearchSource {
  return { kind: 'module', refId, title, lines: [description], markdown: content }
}

interface ModuleTexts {
  readonly title: string
  readonly description: string
  readonly content: string
}

/** What of a lesson is searched. */
export function lessonSource(
  refId: string,
  { title, body }: { readonly title: string; readonly body: string },
): SearchSource {
  return { kind: 'lesson', refId, title, lines: [], markdown: body }
}

/** The row that comes of it. */
export function toSearchRow({ kind, refId, title, lines, markdown }: SearchSource): SearchRow {
  const body = [...lines.map(toOneLine), toPlainText(markdown)].filter(Boolean).join('\n')
  return { kind, refId, title: toOneLine(title), body }
}
