import type { Cookie } from '@remix-run/node'
import type { RequestHandler, Response } from 'express'
import type { Journal } from '#app/data/journal.ts'
import { LatestWrite, NOTHING_WRITTEN, withCommit, withEntry, withSeen } from '#app/data/latest-write.ts'
import { newestMark } from '#app/data/ledger.ts'
import type { Primary } from '#app/data/primary.ts'
import { createWait, LATEST_WRITE_WAIT_MS } from './latest-write-wait.ts'
import type { Data } from './open-data.ts'

/** The handles that belong to one request: they tell its browser what was written. */
export interface RequestHandles {
  readonly journal: Journal
  readonly primary: Primary
  /** Whether this server cannot show this browser's latest writes yet. */
  readonly isBehind: boolean
  /**
   * Remembers what this server's copy holds now: its browser was told out of it that something is safe, and must find it
   * on every other server too.
   */
  noteSeen(): Promise<void>
}

/**
 * Waits, before a page is asked for, until this server can show what its browser wrote last, here or on another one;
 * for a second at most. Gives the request handles that remember what is written next.
 *
 * @param cookie signed; holds a `LatestWrite`
 */
export function followLatestWrites(data: FollowedData, cookie: Cookie): RequestHandler {
  const wait = createWait({
    replica: data.replica,
    freshness: data.freshness,
    nodeId: data.journal.nodeId,
    monotonicMs: () => performance.now(),
  })

  async function follow(cookieHeader: string | undefined, response: Response): Promise<void> {
    const parsed = LatestWrite.safeParse(await cookie.parse(cookieHeader ?? null))
    const latest = parsed.success ? parsed.data : NOTHING_WRITTEN
    // The cookie lives its hour even when all of it is here: the next node may lack what this one has.
    const isBehind = await wait(latest)
    response.locals[LOCAL] = openHandles(data, { cookie, response, isBehind, latest })
  }

  async function handle(...[request, response, next]: Parameters<RequestHandler>): Promise<void> {
    try {
      await follow(request.headers.cookie, response)
    } catch (error) {
      return next(error)
    }
    next()
  }

  return (...given) => void handle(...given)
}

/** What following needs of a node's data. */
export type FollowedData = Pick<Data, 'replica' | 'primary' | 'freshness'> & {
  readonly journal: Pick<Data['journal'], 'append' | 'nodeId'>
}

/** The handles of a request that was followed; null where it was not. */
export function findRequestHandles(response: Pick<Response, 'locals'>): RequestHandles | null {
  // cast: nobody else writes there.
  return (response.locals[LOCAL] as RequestHandles | undefined) ?? null
}

const LOCAL = 'requestHandles'

interface Following {
  readonly cookie: Cookie
  readonly response: Response
  readonly isBehind: boolean
  readonly latest: LatestWrite
}

function openHandles(
  { replica, journal, primary, freshness }: FollowedData,
  { cookie, response, isBehind, latest: before }: Following,
): RequestHandles {
  let latest = before
  let version = 0
  let toldVersion = 0

  async function tell(newer: LatestWrite): Promise<void> {
    latest = newer
    version += 1
    const ownVersion = version
    const header = await cookie.serialize(newer)
    // Signing takes a moment, and a request may write several things at once.
    if (ownVersion < toldVersion || response.headersSent) return
    toldVersion = ownVersion
    setCookie(response, cookie.name, header)
  }

  return {
    isBehind,
    async noteSeen() {
      if (!freshness.state().isOpen) return
      const [newest] = replica.all('newest-commit', newestMark)
      if (newest && newest.seq > latest.ledgerSeq) await tell(withSeen(latest, newest.seq))
    },
    journal: {
      async append(entry) {
        const kept = await journal.append(entry)
        if (kept.ok) await tell(withEntry(latest, { nodeId: journal.nodeId, journalSeq: kept.value.seq }))
        return kept
      },
    },
    primary: {
      async commit(statements, extras) {
        const committed = await primary.commit(statements, extras)
        if (!committed.ok) return committed
        await tell(withCommit(latest, committed.value))
        // Where it does not come in time, the next page says so.
        await freshness.untilHolds(committed.value, LATEST_WRITE_WAIT_MS)
        return committed
      },
    },
  }
}

/** Sets one cookie, in place of what was set under its name before. */
function setCookie(response: Response, name: string, header: string): void {
  const before = response.getHeader('Set-Cookie') ?? []
  const headers = (Array.isArray(before) ? before : [String(before)]).filter(
    (one) => !one.startsWith(`${name}=`),
  )
  response.setHeader('Set-Cookie', [...headers, header])
}
