import { createHash } from 'node:crypto'
import type { Shelf } from '#app/features/content/load/rendering/shelf.ts'

/** SHA-256, in hexadecimal, of a value that came out of YAML or JSON; the order in which fields are written does not count. */
export function hashValue(value: unknown): string {
  return hashText(JSON.stringify(value, sortKeys))
}

/**
 * Tells whether a lesson's text has changed. What is written in another language is shown with other words around it.
 *
 * @param body with its files pinned
 */
export function hashBody(body: string, { language }: Pick<Shelf, 'language'>): string {
  return hashText(language === 'en' ? body : `${language}\n${body}`)
}

/** As `hashBody`, for a page's fields and text. */
export function hashPage(
  page: Readonly<Record<string, unknown>>,
  { language }: Pick<Shelf, 'language'>,
): string {
  return hashValue(language === 'en' ? page : { ...page, language })
}

/** In UTF-8, as 64 hexadecimal digits. */
function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
