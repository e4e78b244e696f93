import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { loadCatalog } from '#app/words/load-catalog.ts'
import { documentLocale, LocaleProvider } from '#app/words/use-words.ts'

void hydrate()

async function hydrate(): Promise<void> {
  const locale = documentLocale()
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
