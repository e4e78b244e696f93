import type { Locale } from './locale.ts'
import { keepCatalog } from './words.ts'

/** Makes all messages of a language known, for programs. Browsers have `words-gate.ts`. */
export async function loadCatalog(locale: Locale): Promise<void> {
  if (locale !== 'de') return
  const { catalog } = await import('./de/catalog.ts')
  keepCatalog('de', catalog)
}
