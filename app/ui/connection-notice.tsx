import { useSyncExternalStore } from 'react'
import { ui } from '#app/words/en/ui.ts'
import { dateLocaleOf } from '#app/words/locale.ts'
import { useLocale, useWords } from '#app/words/use-words.ts'

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
  const t = useWords(ui)
  if (!isBehind && !stale && !areSessionsLapsed) return null
  return (
    <div role="status" className="border-b border-line bg-sunken text-sm print:hidden">
      <div className="mx-auto w-full max-w-site space-y-1 px-4 py-2 wrap-anywhere">
        {isBehind && <p>{t('connection.behind')}</p>}
        {stale && <StaleLine {...stale} />}
        {areSessionsLapsed && <p>{t('connection.lapsed')}</p>}
      </div>
    </div>
  )
}

type Stale = NonNullable<ConnectionState['stale']>

function StaleLine({ cause, sinceMs, isLongAgo }: Stale) {
  const t = useWords(ui)
  const isCutOff = cause === 'cut-off'
  if (sinceMs === null) {
    return <p>{t(isCutOff ? 'connection.cutOffFromStart' : 'connection.rebuildingFromStart')}</p>
  }
  const time = () => <LocalTime atMs={sinceMs} hasDay={isLongAgo} />
  return <p>{t.rich(isCutOff ? 'connection.cutOff' : 'connection.rebuilding', { time })}</p>
}

/** An instant in the reader's own zone; in UTC until scripts run, and where they don't. */
function LocalTime({ atMs, hasDay }: { readonly atMs: number; readonly hasDay: boolean }) {
  const locale = useLocale()
  const isInBrowser = useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  )
  const day = hasDay ? ({ day: 'numeric', month: 'long' } as const) : {}
  const zone = isInBrowser ? {} : ({ timeZone: 'UTC', timeZoneName: 'short' } as const)
  const format = new Intl.DateTimeFormat(dateLocaleOf(locale), {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    ...zone,
  })
  return <time dateTime={new Date(atMs).toISOString()}>{format.format(atMs)}</time>
}

const subscribeToNothing = () => () => undefined
