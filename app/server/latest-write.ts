import type { RequestHandler, Response } from 'express'
import type { Journal } from '#app/data/journal.ts'
import { LatestWrite, NOTHING_WRITTEN, withCommit, withEntry, withSeen } from '#app/data/latest-write.ts'
import { newestMark } from '#app/data/ledger.ts'
import type { Primary } from '#app/data/primary.ts'
import { createWait, LATEST_WRITE_WAIT_MS } from './latest-write-wait.ts'
import type { Data } from './open-data.ts'
import type { SignedCookie } from './signed-cookie.ts'

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
export function followLatestWrites(data: FollowedData, cookie: SignedCookie): RequestHandler {
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
  readonly cookie: SignedCookie
  readonly response: Response
  readonly isBehind: boolean
  readonly latest: LatestWrite
}

function openHandles(
  { replica, journal, primary, freshness }: FollowedData,
  { cookie, response, isBehind, latest: before }: Following,
): RequestHandles {
  let latest = before
  let isTold = false

  /** Once, with the last of what the request has written by then. */
  function tell(newer: LatestWrite): void {
    latest = newer
    if (!isTold) beforeHeaders(response, () => addCookie(response, cookie.sign(latest)))
    isTold = true
  }

  return {
    isBehind,
    async noteSeen() {
      if (!freshness.state().isOpen) return
      const [newest] = replica.all('newest-commit', newestMark)
      if (newest && newest.seq > latest.ledgerSeq) tell(withSeen(latest, newest.seq))
    },
    journal: {
      async append(entry) {
        const kept = await journal.append(entry)
        if (kept.ok) tell(withEntry(latest, { nodeId: journal.nodeId, journalSeq: kept.value.seq }))
        return kept
      },
    },
    primary: {
      async commit(statements, extras) {
        const committed = await primary.commit(statements, extras)
        if (!committed.ok) return committed
        tell(withCommit(latest, committed.value))
        // Where it does not come in time, the next page says so.
        await freshness.untilHolds(committed.value, LATEST_WRITE_WAIT_MS)
        return committed
      },
    },
  }
}

/** Does something when the headers are about to be sent, whoever sends them. */
function beforeHeaders(response: Response, work: () => void): void {
  const writeHead = response.writeHead.bind(response)
  function workAndWriteHead(...given: Parameters<typeof writeHead>) {
    work()
    return writeHead(...given)
  }
  // cast: it is called with what the original one takes, in any of its forms.
  response.writeHead = workAndWriteHead as typeof response.writeHead
}

function addCookie(response: Response, header: string): void {
  const before = response.getHeader('Set-Cookie') ?? []
  response.setHeader('Set-Cookie', [...(Array.isArray(before) ? before : [String(before)]), header])
}
