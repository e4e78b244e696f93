import type { Locale } from './locale.ts'
import { keepCatalog } from './words.ts'

/** Fetches a language's messages; English needs none, as it comes with the code. For browsers: one file a language. */
export async function loadCatalog(locale: Locale): Promise<void> {
  if (locale !== 'de') return
  const { catalog } = await import('./de/catalog.ts')
  keepCatalog('de', catalog)
}
