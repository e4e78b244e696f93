import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react'
import { ButtonLink } from './button.tsx'
import { Page, PageTitle } from './page.tsx'

/** What a page says when it can't be shown: what happened, and a way on. */
export function ErrorPage() {
  const error = useRouteError()
  // A browser throws a TypeError when a request gets no response at all; the server's own come as 500.
  const isOffline = error instanceof TypeError && typeof navigator !== 'undefined' && !navigator.onLine
  const status = isRouteErrorResponse(error) ? error.status : 500
  const { title, lead } = isOffline ? OFFLINE : (findReasonWords(error) ?? WORDS[status] ?? OTHERWISE)
  const { pathname, search } = useLocation()
  return (
    <Page width="narrow">
      {!isOffline && <p className="mb-2 font-mono text-muted">{status}</p>}
      <PageTitle title={title} lead={lead} />
      <div className="flex flex-wrap gap-3">
        {status === 503 && (
          <ButtonLink to={{ pathname, search }} reloadDocument>
            Try again
          </ButtonLink>
        )}
        <ButtonLink to="/courses" look={status === 503 ? 'secondary' : 'primary'}>
          All courses
        </ButtonLink>
        <ButtonLink to="/" look="secondary">
          Home
        </ButtonLink>
      </div>
    </Page>
  )
}

/** Some responses say in their body why they were thrown. */
function findReasonWords(error: unknown): Words | undefined {
  return isRouteErrorResponse(error) ? REASONS.get(error.data) : undefined
}

interface Words {
  readonly title: string
  readonly lead: string
}

const REASONS: ReadonlyMap<unknown, Words> = new Map([
  [
    'account-on-its-way',
    {
      title: 'Your account is on its way',
      lead: 'It is made, and you are signed in. This server is just getting it: try again in a moment.',
    },
  ],
  [
    'session-not-confirmed',
    {
      title: 'Not without the main database',
      lead:
        "This server cannot reach the school's main database, so it cannot be sure that you are still signed in. " +
        'Learning goes on; this page has to wait.',
    },
  ],
])

const OTHERWISE = {
  title: 'Something went wrong here',
  lead: 'It is our fault, not yours, and nothing you had saved is lost. Going back and trying again often helps.',
}

const OFFLINE = {
  title: 'No connection',
  lead: 'This page has not been loaded yet. Go back to where you were, and try again when you are connected.',
}

const WORDS: Readonly<Record<number, Words>> = {
  400: {
    title: 'That did not make sense',
    lead: 'The page got something that it could not read. Go back and try again.',
  },
  403: { title: 'Not for this account', lead: 'You are signed in, but this page is for somebody else.' },
  404: { title: 'There is no page here', lead: 'The address may be mistyped, or the page has moved.' },
  405: { title: 'That is not how this page works', lead: 'It can be read, but nothing can be sent to it.' },
  503: { title: 'Out of reach just now', lead: 'Nothing you had saved is lost. Try again in a moment.' },
}
