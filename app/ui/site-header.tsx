import { Form, Link, NavLink } from '@remix-run/react'
import { Activity, ChevronDown, Flag, LogOut, Settings } from 'lucide-react'
import type { ReactNode } from 'react'
import { ui } from '#app/words/en/ui.ts'
import { useWords } from '#app/words/use-words.ts'
import { Avatar } from './avatar.tsx'
import { Mark } from './mark.tsx'
import { useDismiss } from './use-dismiss.ts'

/** The bar on top of every page. */
export function SiteHeader({ viewer, search }: SiteHeaderProps) {
  const t = useWords(ui)
  return (
    <header className="border-b border-line bg-raised print:hidden">
      <div className="mx-auto flex w-full max-w-site items-center gap-x-1 px-4 sm:gap-x-4">
        <Link to="/" className="flex min-h-16 items-center gap-2 font-serif text-lg font-bold sm:text-xl">
          <Mark className="size-8" />
          Hedgeschool
        </Link>
        <nav
          aria-label={t('nav.label')}
          className={`grow items-center gap-x-1 ps-4 ${viewer ? 'hidden md:flex' : 'hidden sm:flex'}`}
        >
          <NavItem to="/courses">{t('nav.courses')}</NavItem>
          {viewer && (
            <>
              <NavItem to="/dashboard">{t('nav.dashboard')}</NavItem>
              <NavItem to="/practice">{t('nav.practice')}</NavItem>
              <NavItem to="/notes">{t('nav.notes')}</NavItem>
              {viewer.isOperator && <NavItem to="/admin/system">{t('nav.system')}</NavItem>}
            </>
          )}
        </nav>
        <div className="ms-auto flex items-center sm:gap-1">
          {search}
          {viewer ? (
            <AccountMenu viewer={viewer} />
          ) : (
            <div className="hidden items-center gap-1 sm:flex">
              <NavItem to="/login">{t('nav.signIn')}</NavItem>
              <NavItem to="/signup" isStrong>
                {t('nav.signUp')}
              </NavItem>
            </div>
          )}
        </div>
      </div>
    </header>
  )
}

/** Who the frame of the page is drawn for. */
export interface FrameViewer {
  readonly name: string
  /** Address of their picture; null for none. */
  readonly imageUrl: string | null
  readonly isOperator: boolean
}

interface SiteHeaderProps {
  /** Null for somebody who is not signed in. */
  readonly viewer: FrameViewer | null
  /** The way to search. */
  readonly search: ReactNode
}

/** Opens without scripts too; with them, Escape and a press elsewhere close it. */
function AccountMenu({ viewer }: { readonly viewer: FrameViewer }) {
  const t = useWords(ui)
  const menu = useDismiss<HTMLDetailsElement>()
  return (
    <details ref={menu} className="relative">
      <summary className="flex min-h-11 min-w-11 list-none items-center justify-center gap-1 rounded-control px-1 hover:text-accent [&::-webkit-details-marker]:hidden">
        <Avatar name={viewer.name} imageUrl={viewer.imageUrl} className="size-8" />
        <span className="sr-only">{t('nav.account', { name: viewer.name })}</span>
        <ChevronDown aria-hidden="true" className="hidden size-4 sm:block" />
      </summary>
      <div className="absolute end-0 z-20 mt-1 w-56 rounded-card border border-line-strong bg-raised p-2">
        <p className="truncate px-3 py-2 text-sm text-muted">
          <bdi>{viewer.name}</bdi>
        </p>
        <Link to="/settings" className={MENU_ITEM}>
          <Settings aria-hidden="true" className="size-5" />
          {t('nav.settings')}
        </Link>
        {viewer.isOperator && (
          <>
            <Link to="/admin/system" className={`${MENU_ITEM} md:hidden`}>
              <Activity aria-hidden="true" className="size-5" />
              {t('nav.system')}
            </Link>
            <Link to="/admin/reports" className={MENU_ITEM}>
              <Flag aria-hidden="true" className="size-5" />
              {t('nav.reports')}
            </Link>
          </>
        )}
        <Form method="post" action="/logout">
          <button type="submit" className={MENU_ITEM}>
            <LogOut aria-hidden="true" className="size-5 rtl:-scale-x-100" />
            {t('nav.signOut')}
          </button>
        </Form>
      </div>
    </details>
  )
}

const MENU_ITEM =
  'flex min-h-11 w-full items-center gap-3 rounded-control px-3 text-start hover:bg-accent-soft hover:text-accent'

function NavItem({ to, isStrong = false, children }: NavItemProps) {
  return (
    <NavLink
      to={to}
      className={({ isActive }) =>
        'inline-flex min-h-11 items-center px-2 font-medium whitespace-nowrap underline-offset-8 hover:text-accent sm:px-3 ' +
        (isStrong ? 'rounded-control border border-line-strong hover:border-accent ' : '') +
        (isActive ? 'text-accent underline decoration-2' : '')
      }
    >
      {children}
    </NavLink>
  )
}

interface NavItemProps {
  readonly to: string
  readonly isStrong?: boolean
  readonly children: string
}
