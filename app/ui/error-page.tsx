import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react'
import { ui } from '#app/words/en/ui.ts'
import { useWords } from '#app/words/use-words.ts'
import { ButtonLink } from './button.tsx'
import { Hedge } from './hedge.tsx'
import { Page, PageTitle } from './page.tsx'

/** What a page says when it can't be shown: what happened, and a way on. */
export function ErrorPage() {
  const t = useWords(ui)
  const error = useRouteError()
  // A browser throws a TypeError when a request gets no response at all; the server's own come as 500.
  const isOffline = error instanceof TypeError && typeof navigator !== 'undefined' && !navigator.onLine
  const status = isRouteErrorResponse(error) ? error.status : 500
  const words = isOffline ? 'offline' : (findReason(error) ?? STATUSES.get(status) ?? 'other')
  const { pathname, search } = useLocation()
  const canTryAgain = status === 503 || status === 429
  return (
    <Page width="narrow">
      <Hedge className="mb-8 w-56" />
      {!isOffline && <p className="mb-2 font-mono text-muted">{status}</p>}
      <PageTitle title={t(`errors.${words}.title`)} lead={t(`errors.${words}.lead`)} />
      <div className="flex flex-wrap gap-3">
        {canTryAgain && (
          <ButtonLink to={{ pathname, search }} reloadDocument>
            {t('errors.tryAgain')}
          </ButtonLink>
        )}
        <ButtonLink to="/courses" look={canTryAgain ? 'secondary' : 'primary'}>
          {t('errors.courses')}
        </ButtonLink>
        <ButtonLink to="/" look="secondary">
          {t('errors.home')}
        </ButtonLink>
      </div>
    </Page>
  )
}

/** Some responses say in their body why they were thrown. */
function findReason(error: unknown) {
  return isRouteErrorResponse(error) ? REASONS.get(error.data) : undefined
}

const REASONS: ReadonlyMap<unknown, 'accountOnItsWay' | 'sessionNotConfirmed'> = new Map([
  ['account-on-its-way', 'accountOnItsWay'],
  ['session-not-confirmed', 'sessionNotConfirmed'],
] as const)

type Status = `status${400 | 403 | 404 | 405 | 429 | 503}`

const STATUSES: ReadonlyMap<number, Status> = new Map([
  [400, 'status400'],
  [403, 'status403'],
  [404, 'status404'],
  [405, 'status405'],
  [429, 'status429'],
  [503, 'status503'],
] as const)
