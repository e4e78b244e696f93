import { Link, useLocation } from '@remix-run/react'
import { settings } from '#app/words/en/settings.ts'
import { useWords } from '#app/words/use-words.ts'

/** The pages of the settings; they wrap where they do not fit. */
export function SettingsNav() {
  const t = useWords(settings)
  const { pathname } = useLocation()
  // The picture's own page is there for what went wrong with it.
  const current = pathname === '/settings/picture' ? '/settings' : pathname
  return (
    <nav aria-label={t('nav.label')} className="mb-8 border-b border-line">
      <ul className="-mx-1.5 flex flex-wrap sm:-mx-3">
        {PAGES.map(({ to, word }) => (
          <li key={to}>
            <Link
              to={to}
              aria-current={to === current ? 'page' : undefined}
              className={
                'inline-flex min-h-11 items-center border-b-2 px-1.5 font-medium sm:px-3 hover:text-accent ' +
                (to === current ? 'border-accent text-accent' : 'border-transparent')
              }
            >
              {t(`nav.${word}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const PAGES = [
  { to: '/settings', word: 'profile' },
  { to: '/settings/security', word: 'security' },
  { to: '/settings/passkeys', word: 'passkeys' },
  { to: '/settings/api-keys', word: 'apiKeys' },
] as const
