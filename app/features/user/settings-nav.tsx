import { NavLink } from '@remix-run/react'
import { settings } from '#app/words/en/settings.ts'
import { useWords } from '#app/words/use-words.ts'

/** The pages of the settings; they wrap where they do not fit. */
export function SettingsNav() {
  const t = useWords(settings)
  return (
    <nav aria-label={t('nav.label')} className="mb-8 border-b border-line">
      <ul className="-mx-1.5 flex flex-wrap sm:-mx-3">
        {PAGES.map(({ to, word }) => (
          <li key={to}>
            <NavLink
              to={to}
              end
              className={({ isActive }) =>
                'inline-flex min-h-11 items-center border-b-2 px-1.5 font-medium sm:px-3 hover:text-accent ' +
                (isActive ? 'border-accent text-accent' : 'border-transparent')
              }
            >
              {t(`nav.${word}`)}
            </NavLink>
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
