import type { Locale } from '#app/words/locale.ts'

/** The pages whose text is the operator's. */
export const LEGAL_PAGES = ['privacy', 'terms'] as const
/** One of them. */
export type LegalName = (typeof LEGAL_PAGES)[number]

/** One of them as it is shown. */
export interface LegalPage {
  /** Safe HTML. */
  readonly html: string
  /** The language that it is written in. */
  readonly locale: Locale
}

/** What is yet to be filled in: text in brackets that begins with a capital letter and is no link. */
const PLACEHOLDER = /\[\p{Lu}[^\]\n]*\](?![([:])/gu

/** What a text asks its operator to fill in, such as `[Name and address of the operator]`, in order. */
export function listPlaceholders(markdown: string): string[] {
  return [...markdown.matchAll(PLACEHOLDER)].map(([placeholder]) => placeholder)
}
