import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { documentLocale, LocaleProvider, WordsGateContext } from '#app/words/use-words.ts'
import { missingSlices, openWordsGate } from '#app/words/words-gate.ts'

void hydrate()

/** Without the words that the server has written the page in, it stays as it came: its links and forms work. */
async function hydrate(): Promise<void> {
  const locale = documentLocale()
  const gate = openWordsGate(locale)
  await gate()
  if (missingSlices(locale).length > 0) return
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <LocaleProvider value={locale}>
          <WordsGateContext.Provider value={gate}>
            <RemixBrowser />
          </WordsGateContext.Provider>
        </LocaleProvider>
      </StrictMode>,
    )
  })
}
