import { NavLink } from '@remix-run/react'
import { BookOpen, House, NotebookPen, Sprout } from 'lucide-react'
import { ui } from '#app/words/en/ui.ts'
import { useWords } from '#app/words/use-words.ts'

/** The main pages at the thumb, on small screens. */
export function TabBar() {
  const t = useWords(ui)
  return (
    <nav
      aria-label={t('nav.label')}
      className="sticky bottom-0 z-10 border-t border-line bg-raised pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      <ul className="mx-auto grid max-w-lg grid-cols-4">
        {TABS.map(({ to, word, Icon }) => (
          <li key={to}>
            <NavLink
              to={to}
              className={({ isActive }) =>
                'flex min-h-14 flex-col items-center justify-center gap-0.5 text-xs font-medium ' +
                (isActive ? 'text-accent' : 'text-muted')
              }
            >
              <Icon aria-hidden="true" className="size-6" />
              {t(`nav.${word}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const TABS = [
  { to: '/dashboard', word: 'dashboard', Icon: House },
  { to: '/courses', word: 'courses', Icon: BookOpen },
  { to: '/practice', word: 'practice', Icon: Sprout },
  { to: '/notes', word: 'notes', Icon: NotebookPen },
] as const
