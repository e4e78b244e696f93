import './tailwind.css'
import sansLetters from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url'
import serifLetters from '@fontsource-variable/literata/files/literata-latin-wght-normal.woff2?url'
import type {
  AppLoadContext,
  HeadersFunction,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteLoaderData,
} from '@remix-run/react'
import { useEffect, useRef, type ReactNode } from 'react'
import { revalidateUnlessRefused } from '#app/features/content/revalidate-unless-refused.ts'
import { SearchPalette } from '#app/features/content/search-palette.tsx'
import { findViewer } from '#app/features/user/find-viewer.server.ts'
import { isQuiet } from '#app/features/user/rules/quiet-mode.ts'
import { isWithinLease } from '#app/features/user/rules/session-lease.ts'
import { themeOf } from '#app/features/user/rules/theme.ts'
import { DAY_MS } from '#app/kernel/time.ts'
import { ConnectionNotice, type ConnectionState } from '#app/ui/connection-notice.tsx'
import { ErrorPage } from '#app/ui/error-page.tsx'
import { NavigationProgress } from '#app/ui/navigation-progress.tsx'
import { SiteFooter } from '#app/ui/site-footer.tsx'
import { SiteHeader } from '#app/ui/site-header.tsx'
import { TabBar } from '#app/ui/tab-bar.tsx'
import { ui } from '#app/words/en/ui.ts'
import { localeOfPage } from '#app/words/locale-of-page.ts'
import { localeOf } from '#app/words/locale.ts'
import { useLocale, useWords, useWordsGate } from '#app/words/use-words.ts'
import { wordsOf } from '#app/words/words.ts'

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
  ...[sansLetters, serifLetters].map((href) => ({
    rel: 'preload',
    href,
    as: 'font' as const,
    type: 'font/woff2',
    crossOrigin: 'anonymous' as const,
  })),
]

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: 'Hedgeschool' },
  { name: 'description', content: wordsOf(ui, localeOfPage(matches))('tagline') },
]

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await findViewer(args)
  const cookies = args.request.headers.get('Cookie')
  return {
    viewer: viewer && { name: viewer.name, imageUrl: viewer.imageUrl, isOperator: viewer.role === 'ADMIN' },
    isQuiet: isQuiet(cookies),
    theme: themeOf(cookies),
    locale: localeOf(args.request.headers),
    nonce: args.context.cspNonce,
    origin: args.context.publicOrigin ?? new URL(args.request.url).origin,
    connection: toConnectionState(args.context),
  }
}

/** What is thrown with 503 says when to come again. */
export const headers: HeadersFunction = ({ errorHeaders }) => {
  const retryAfter = errorHeaders?.get('Retry-After')
  return retryAfter ? { 'Retry-After': retryAfter } : {}
}

function toConnectionState(context: AppLoadContext): ConnectionState {
  const { isBehind, staleness, sessionChecks } = context
  const nowMs = context.nowMs()
  const isLongAgo = staleness?.sinceMs != null && nowMs - staleness.sinceMs > DAY_MS / 2
  return {
    isBehind,
    stale: staleness && { ...staleness, isLongAgo },
    areSessionsLapsed: !isWithinLease(sessionChecks.lastCheckedAt(), nowMs),
  }
}

export const shouldRevalidate = revalidateUnlessRefused

export function Layout({ children }: { readonly children: ReactNode }) {
  useWordsGate()
  const data = useRouteLoaderData<typeof loader>('root')
  // Browsers hide a nonce once the page is parsed, so the attribute is empty where React looks again.
  const t = useWords(ui)
  const nonce = typeof document === 'undefined' ? data?.nonce : ''
  return (
    <html lang={useLocale()} data-quiet={data?.isQuiet ? '' : undefined} data-theme={data?.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta property="og:site_name" content="Hedgeschool" />
        <meta property="og:image" content={`${data?.origin ?? ''}/social-card.png`} />
        <meta name="twitter:card" content="summary_large_image" />
        <Meta />
        <Links />
      </head>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:absolute focus:m-2 focus:rounded-control focus:bg-raised focus:p-3"
        >
          {t('skipLink')}
        </a>
        <NavigationProgress />
        <SiteHeader
          viewer={data?.viewer ?? null}
          search={
            <SearchPalette isSignedIn={data?.viewer != null} isOperator={data?.viewer?.isOperator ?? false} />
          }
        />
        {data && <ConnectionNotice {...data.connection} />}
        <main id="main" tabIndex={-1} className="grow outline-none">
          {children}
        </main>
        <SiteFooter theme={data?.theme ?? 'system'} here={useHere()} />
        <TabBar isSignedIn={data?.viewer != null} />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

/** Where the reader is, for what brings them back. */
function useHere(): string {
  const { pathname, search } = useLocation()
  return pathname + search
}

export default function App() {
  useFocusOnNavigation()
  return <Outlet />
}

/** A page change in the browser is no page load: without this, focus and screen readers stay where they were. */
function useFocusOnNavigation(): void {
  const { pathname, hash } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    if (!hash) document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true })
  }, [pathname, hash])
}

export function ErrorBoundary() {
  return <ErrorPage />
}
