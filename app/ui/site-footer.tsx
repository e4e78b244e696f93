import { ui } from '#app/words/en/ui.ts'
import { useWords } from '#app/words/use-words.ts'

/** The bar at the foot of every page. */
export function SiteFooter() {
  return (
    <footer className="mt-12 border-t border-line">
      <p className="mx-auto w-full max-w-5xl px-4 py-6 text-sm text-muted">{useWords(ui)('tagline')}</p>
    </footer>
  )
}
