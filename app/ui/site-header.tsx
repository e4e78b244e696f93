import { Form, Link, NavLink } from '@remix-run/react'
import { ui } from '#app/words/en/ui.ts'
import { useWords } from '#app/words/use-words.ts'
import { Button } from './button.tsx'
import { Mark } from './mark.tsx'

/** The bar on top of every page. */
export function SiteHeader({ viewerName, isOperator }: SiteHeaderProps) {
  const t = useWords(ui)
  return (
    <header className="border-b border-line bg-raised">
      <div className="mx-auto flex w-full max-w-5xl flex-wrap items-center gap-x-2 px-4 sm:gap-x-5">
        <Link to="/" className="flex min-h-14 items-center gap-2 font-serif text-lg font-bold">
          <Mark className="size-8" />
          Hedgeschool
        </Link>
        <nav
          aria-label={t('nav.label')}
          className="order-last -mx-2 flex w-full sm:order-none sm:w-auto sm:grow"
        >
          <NavItem to="/courses">{t('nav.courses')}</NavItem>
          {viewerName !== null && <NavItem to="/dashboard">{t('nav.dashboard')}</NavItem>}
          {viewerName !== null && <NavItem to="/practice">{t('nav.practice')}</NavItem>}
          {isOperator && <NavItem to="/admin/system">{t('nav.system')}</NavItem>}
        </nav>
        <div className="-mr-2 ml-auto flex items-center">
          {viewerName === null ? (
            <>
              <NavItem to="/login">{t('nav.signIn')}</NavItem>
              <NavItem to="/signup">{t('nav.signUp')}</NavItem>
            </>
          ) : (
            <Form method="post" action="/logout" className="flex items-center gap-1">
              <span className="hidden max-w-40 truncate text-sm text-muted sm:inline">{viewerName}</span>
              <NavItem to="/settings">{t('nav.settings')}</NavItem>
              <Button look="quiet">{t('nav.signOut')}</Button>
            </Form>
          )}
        </div>
      </div>
    </header>
  )
}

interface SiteHeaderProps {
  /** Null for somebody who is not signed in. */
  readonly viewerName: string | null
  readonly isOperator: boolean
}

function NavItem({ to, children }: { readonly to: string; readonly children: string }) {
  return (
    <NavLink
      to={to}
      className={({ isActive }) =>
        'inline-flex min-h-11 items-center px-2 font-medium underline-offset-8 hover:text-accent ' +
        (isActive ? 'text-accent underline decoration-2' : '')
      }
    >
      {children}
    </NavLink>
  )
}
