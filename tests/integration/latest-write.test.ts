import type { AppLoadContext } from '@remix-run/node'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tables, toStatement } from '#app/data/sql.ts'
import { makeEntry, type EntryAuthor } from '#app/entries.ts'
import { toIso } from '#app/kernel/time.ts'
import { openLaggingCopy, type LaggingCopy } from './latest-write-copy.ts'
import { CookieJar, startOnePageNode, type OnePageNode } from './latest-write-node.ts'
import { enrollLearner, holdWriteLock, openSchool, untilShipped, type School } from './open-school.ts'

let school: School
let learner: EntryAuthor
/** Of the server `far`. */
let copy: LaggingCopy
/** Where the primary is, and a server with a copy that comes when it is let. */
let near: OnePageNode
let far: OnePageNode

beforeAll(async () => {
  school = await openSchool()
  learner = await enrollLearner(school)
  await untilShipped(school)
  copy = await openLaggingCopy(school.path)
  near = await startOnePageNode(school.data, act)
  const { data } = school
  far = await startOnePageNode(
    {
      ...data,
      replica: { ...data.replica, all: (name, query) => copy.replica().all(name, query) },
      journal: { ...data.journal, nodeId: 'far-node' },
      freshness: copy.freshness,
    },
    act,
  )
})

afterAll(async () => {
  near.close()
  far.close()
  await copy.close()
  await school.close()
})

async function act(context: AppLoadContext, what: string): Promise<void> {
  const session = { sessionId: ulid(), deviceLabel: 'Firefox', expiresAt: toIso(Date.now()) }
  const entry = () => makeEntry('session-begun.v1', learner, session, { id: ulid(), nowMs: Date.now() })
  const rename = tables.updateTable('User').set({ name: what }).where('id', '=', learner.userId)
  if (what === 'append') await context.journal.append(entry())
  if (what === 'append-three') await Promise.all([1, 2, 3].map(() => context.journal.append(entry())))
  if (what === 'commit') await context.primary.commit([toStatement(rename)])
}

describe('a browser that has written', () => {
  it('carries it in one signed cookie, next to those of the page', async () => {
    const browser = new CookieJar()
    for (const what of ['append', 'append-three', 'commit']) {
      const cookies = await browser.act(near, what)
      expect(cookies.map((cookie) => cookie.replace(/=.*/, '')).toSorted()).toEqual([
        'hs_latest',
        'of_the_page',
      ])
      expect(cookies.find((cookie) => cookie.startsWith('hs_latest'))).toMatch(
        /^hs_latest=[\w%.+/-]+; Max-Age=3600; Path=\/; HttpOnly; SameSite=Lax$/,
      )
    }
    await untilShipped(school)
  })

  it('is told nothing, and carries nothing, when it only read', async () => {
    const browser = new CookieJar()
    expect(await browser.act(near, 'nothing')).toEqual(['of_the_page=1; Path=/'])
    expect(await browser.read(near)).toEqual({ isBehind: false })
    expect(browser.names).toEqual(['of_the_page'])
  })

  it('sees it where it wrote, before it is shipped and after, and goes on to carry it for the next server', async () => {
    const browser = new CookieJar()
    const release = await holdWriteLock(school.path)
    await browser.act(near, 'append')
    expect(await browser.read(near)).toEqual({ isBehind: false })
    expect(browser.names).toContain('hs_latest')
    release()
    await untilShipped(school)
    expect(await browser.read(near)).toEqual({ isBehind: false })
    expect(browser.names).toContain('hs_latest')
  })
})

describe('a server that does not have it yet', () => {
  it('says so, asks for it once in ten seconds, and stops when it has come', async () => {
    const browser = new CookieJar()
    const release = await holdWriteLock(school.path)
    await browser.act(near, 'append')
    copy.syncs = 0
    const together = await Promise.all([1, 2, 3].map(() => browser.read(far)))
    expect(together).toEqual([{ isBehind: true }, { isBehind: true }, { isBehind: true }])
    expect(await browser.read(far)).toEqual({ isBehind: true })
    expect(copy.syncs).toBe(1)
    release()
    await untilShipped(school)
    expect(await browser.read(far)).toEqual({ isBehind: true })
    await copy.copyNow()
    expect(await browser.read(far)).toEqual({ isBehind: false })
    expect(copy.syncs).toBe(1)
  })

  it('gets it before it answers, where it can', async () => {
    const browser = new CookieJar()
    for (const what of ['append', 'commit']) {
      await browser.act(near, what)
      await untilShipped(school)
      copy.isReachable = true
      expect(await browser.read(far)).toEqual({ isBehind: false })
      copy.isReachable = false
    }
  })

  it('forgets nothing of another server when something is written on this one', async () => {
    const browser = new CookieJar()
    const release = await holdWriteLock(school.path)
    await browser.act(near, 'append')
    await browser.act(far, 'append')
    expect(await browser.read(far)).toEqual({ isBehind: true })
    release()
    await untilShipped(school)
    await copy.copyNow()
    // What was written on `far` itself is shown out of its own journal.
    expect(await browser.read(far)).toEqual({ isBehind: false })
    expect(browser.names).toContain('hs_latest')
  })

  it('answers a direct write when its own copy has it, and says so on the next page when it does not', async () => {
    const browser = new CookieJar()
    copy.isReachable = true
    await browser.act(far, 'commit')
    copy.isReachable = false
    copy.syncs = 0
    expect(await browser.read(far)).toEqual({ isBehind: false })
    expect(copy.syncs).toBe(0)

    await browser.act(far, 'commit')
    expect(await browser.read(far)).toEqual({ isBehind: true })
    await copy.copyNow()
    expect(await browser.read(far)).toEqual({ isBehind: false })
  })

  it('takes a cookie that was tampered with for none', async () => {
    for (const value of ['x', 'bnVsbA==.AAAA', btoa(JSON.stringify({ journals: [], ledgerSeq: 1e9 }))]) {
      const response = await fetch(far.origin, { headers: { Cookie: `hs_latest=${value}` } })
      expect(await response.json()).toEqual({ isBehind: false })
    }
  })
})
