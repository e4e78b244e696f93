import { NavLink } from '@remix-run/react'
import { BookOpen, House, LogIn, NotebookPen, Sprout, UserPlus } from 'lucide-react'
import { ui } from '#app/words/en/ui.ts'
import { useWords } from '#app/words/use-words.ts'

/** The main pages at the thumb, on small screens: where the header has no room for them. */
export function TabBar({ isSignedIn }: { readonly isSignedIn: boolean }) {
  const t = useWords(ui)
  return (
    <nav
      aria-label={t('nav.label')}
      className={
        'sticky bottom-0 z-10 border-t border-line bg-raised pb-[env(safe-area-inset-bottom)] print:hidden ' +
        (isSignedIn ? 'md:hidden' : 'sm:hidden')
      }
    >
      <ul className="mx-auto grid max-w-lg auto-cols-fr grid-flow-col">
        {(isSignedIn ? LEARNER_TABS : GUEST_TABS).map(({ to, word, Icon }) => (
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

const LEARNER_TABS = [
  { to: '/dashboard', word: 'dashboard', Icon: House },
  { to: '/courses', word: 'courses', Icon: BookOpen },
  { to: '/practice', word: 'practice', Icon: Sprout },
  { to: '/notes', word: 'notes', Icon: NotebookPen },
] as const

const GUEST_TABS = [
  { to: '/courses', word: 'courses', Icon: BookOpen },
  { to: '/login', word: 'signIn', Icon: LogIn },
  { to: '/signup', word: 'signUp', Icon: UserPlus },
] as const
