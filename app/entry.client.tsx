import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { loadCatalog } from '#app/words/load-catalog.ts'
import { findLocale, LOCALES } from '#app/words/locale.ts'
import { LocaleProvider } from '#app/words/use-words.ts'

void hydrate()

async function hydrate(): Promise<void> {
  const locale = findLocale(document.documentElement.lang) ?? LOCALES[0]
  await loadCatalog(locale)
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <LocaleProvider value={locale}>
          <RemixBrowser />
        </LocaleProvider>
      </StrictMode>,
    )
  })
}
