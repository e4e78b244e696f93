import { Link } from '@remix-run/react'
import { ArrowRight } from 'lucide-react'
import { dashboard } from '#app/words/en/dashboard.ts'
import { useWords } from '#app/words/use-words.ts'

/** From the dashboard to what it does not show. */
export function ProgressLinks() {
  const t = useWords(dashboard)
  return (
    <nav aria-label={t('links.label')} className="grid gap-4 sm:grid-cols-2">
      {PLACES.map(({ to, title, about }) => (
        <div
          key={to}
          className="group relative rounded-card border border-line bg-raised p-4 hover:border-accent"
        >
          <Link
            to={to}
            className="flex items-center gap-1 font-semibold after:absolute after:inset-0 group-hover:text-accent"
          >
            {t(title)} <ArrowRight aria-hidden="true" className="size-4 rtl:-scale-x-100" />
          </Link>
          <p className="text-sm text-muted">{t(about)}</p>
        </div>
      ))}
    </nav>
  )
}

const PLACES = [
  { to: '/achievements', title: 'links.achievements', about: 'links.achievementsAbout' },
  { to: '/history', title: 'links.history', about: 'links.historyAbout' },
] as const
