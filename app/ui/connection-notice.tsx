import { useSyncExternalStore } from 'react'

/** Where this server stands towards the school's main database, as far as a reader should know. */
export interface ConnectionState {
  /** It cannot show this browser's latest writes yet. */
  readonly isBehind: boolean
  /** Its copy is old: the main database is out of reach, or the copy is being built anew. */
  readonly stale: {
    readonly cause: 'cut-off' | 'rebuilding'
    /** Milliseconds since the epoch; null when not known. */
    readonly sinceMs: number | null
    /** Whether the hour alone would not tell when that was. */
    readonly isLongAgo: boolean
  } | null
  /** It has been cut off for so long that it takes nobody as signed in. */
  readonly areSessionsLapsed: boolean
}

/** A calm line below the header while the school is not quite together; nothing where it is. */
export function ConnectionNotice({ isBehind, stale, areSessionsLapsed }: ConnectionState) {
  if (!isBehind && !stale && !areSessionsLapsed) return null
  return (
    <div role="status" className="border-b border-line bg-sunken text-sm">
      <div className="mx-auto w-full max-w-site space-y-1 px-4 py-2 wrap-anywhere">
        {isBehind && (
          <p>Your latest work is on its way to this server. It is kept; this page may not show it yet.</p>
        )}
        {stale && <StaleLine {...stale} />}
        {areSessionsLapsed && (
          <p>
            After 24 hours without the main database nobody can be signed in here, because this server cannot
            know whose session has ended. Courses can still be read; signing in works again once it is
            reached.
          </p>
        )}
      </div>
    </div>
  )
}

type Stale = NonNullable<ConnectionState['stale']>

function StaleLine({ cause, sinceMs, isLongAgo }: Stale) {
  const since = sinceMs === null ? 'it started' : <LocalTime atMs={sinceMs} hasDay={isLongAgo} />
  if (cause === 'cut-off') {
    return (
      <p>
        This server has not reached the school's main database since {since}. Pages may be older than that;
        what you do is kept.
      </p>
    )
  }
  return (
    <p>
      This server is fetching its copy of the school's main database anew.
      {sinceMs !== null && <> Until then pages are as they were at {since}.</>} What you do is kept.
    </p>
  )
}

/** An instant in the reader's own zone; in UTC until scripts run, and where they don't. */
function LocalTime({ atMs, hasDay }: { readonly atMs: number; readonly hasDay: boolean }) {
  const isInBrowser = useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  )
  const day = hasDay ? ({ day: 'numeric', month: 'long' } as const) : {}
  const zone = isInBrowser ? {} : ({ timeZone: 'UTC', timeZoneName: 'short' } as const)
  const format = new Intl.DateTimeFormat('en-GB', { ...day, hour: '2-digit', minute: '2-digit', ...zone })
  return <time dateTime={new Date(atMs).toISOString()}>{format.format(atMs)}</time>
}

const subscribeToNothing = () => () => undefined
