import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { renderMarkdown } from '#app/features/content/load/rendering/render-markdown.server.ts'
import { EMPTY_SHELF } from '#app/features/content/load/rendering/shelf.ts'
import {
  LEGAL_PAGES,
  listPlaceholders,
  type LegalName,
  type LegalPage,
} from '#app/features/system/rules/legal-page.ts'
import { LOCALES, type Locale } from '#app/words/locale.ts'

/** Finds a page of the operator's in a language, or in the first one; null where it is written in neither. */
export type FindLegalPage = (name: LegalName, locale: Locale) => Promise<LegalPage | null>

/**
 * Opens the folder with the operator's pages: `privacy.en.md` and so on. Each is read when it is first asked for, and kept.
 *
 * @param dir where they are, as `LEGAL_DIR` says
 */
export function openLegalPages(dir: string): FindLegalPage {
  const known = new Map<string, Promise<LegalPage | null>>()
  const find = (name: LegalName, locale: Locale): Promise<LegalPage | null> => {
    const key = `${name}.${locale}`
    const page = known.get(key) ?? readPage(dir, name, locale)
    known.set(key, page)
    // A folder that cannot be read now may be readable later.
    page.catch(() => known.delete(key))
    return page
  }
  return async (name, locale) => (await find(name, locale)) ?? find(name, LOCALES[0])
}

async function readPage(dir: string, name: LegalName, locale: Locale): Promise<LegalPage | null> {
  const markdown = await findText(dir, name, locale)
  if (markdown === null) return null
  return { html: renderMarkdown(markdown, { ...EMPTY_SHELF, language: locale }), locale }
}

async function findText(dir: string, name: LegalName, locale: Locale): Promise<string | null> {
  try {
    return await readFile(join(dir, `${name}.${locale}.md`), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Says in the log which of the operator's pages still have something to be filled in, or are not there. */
export async function tellUnfinishedPages(dir: string, log: Pick<Logger, 'warn'>): Promise<void> {
  for (const name of LEGAL_PAGES) {
    for (const locale of LOCALES) {
      const file = `${name}.${locale}.md`
      const markdown = await findText(dir, name, locale)
      const placeholders = listPlaceholders(markdown ?? '')
      if (placeholders.length > 0) {
        log.warn({ file, placeholders }, 'LEGAL_DIR: this page is a template that has to be completed')
      } else if (markdown === null && locale === LOCALES[0]) {
        log.warn({ file }, 'LEGAL_DIR: this page is missing')
      }
    }
  }
}
