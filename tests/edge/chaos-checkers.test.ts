import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'
import type { SentEntry } from '#app/entries.ts'
import type { Json } from '#app/kernel/entry.ts'
import type { EntryRefusal } from '#app/server/entry-refusal.ts'
import { findDivergence } from './chaos-convergence.ts'
import { tablesOf, type Compared, type EndState, type NodeEnd, type Row } from './chaos-end-state.ts'
import { findLedgerFaults } from './chaos-ledger.ts'
import { findStuck } from './chaos-liveness.ts'
import type { Operation } from './chaos-log.ts'
import { findPhantoms } from './chaos-no-phantom.ts'
import { findRefusedWork } from './chaos-refused-work.ts'
import { findBrokenReads } from './chaos-session-reads.ts'
import { findLost } from './chaos-set-full.ts'
import { findCountedTwice } from './chaos-unique-ids.ts'
import { LearnerBrowser } from './learner-browser.ts'

const ADA = 'ada@example.com'
const [ADA_ID, TASK_ID] = [ulid(), ulid()]
const browser = new LearnerBrowser()
const attempt = browser.attempt({ taskId: TASK_ID, revisionId: ulid(), topicSlug: 'garden' })

const attempted = { learner: ADA, node: 1, invokedAtMs: 10, endedAtMs: 20 }
const signedUp: Operation = { ...attempted, kind: 'sign-up', outcome: 'ok', status: 302 }
const unanswered: Operation = {
  ...attempted,
  kind: 'send',
  outcome: 'info',
  status: null,
  entries: [attempt],
  answers: [],
}
const paid = { isCorrect: true, xpEarned: 10 }

/** What ADA did and what came of it, where everything is right. */
const log: readonly Operation[] = [signedUp, kept(attempt, paid), read(10)]
const sound: Partial<Record<Compared, readonly Row[]>> = {
  User: [{ id: ADA_ID, email: ADA, xp: 10 }],
  Entry: [
    { id: ulid(), userId: ADA_ID, kind: 'session-begun.v1' },
    { id: attempt.id, userId: ADA_ID, kind: 'attempt.v1' },
  ],
  UserTaskAttempt: [{ id: attempt.id, userId: ADA_ID, taskId: TASK_ID, isCorrect: 1, xpEarned: 10 }],
  UserTopicXp: [{ id: ulid(), userId: ADA_ID, totalXpEarned: 10 }],
  UserActivityDay: [{ id: ulid(), userId: ADA_ID, attempts: 1, xpEarned: 10 }],
  Stream: [{ userId: ADA_ID, seq: 2 }],
  Ledger: [
    { seq: 1, id: 'a' },
    { seq: 2, id: 'b' },
  ],
}

describe('the checker of what was acknowledged', () => {
  it('finds nothing where all of it is there', () => {
    expect(findLost(log, end())).toEqual([])
  })

  it('finds an entry, an account and a session that are missing', () => {
    const sessions = (sound.Entry ?? []).slice(0, 1)
    expect(findLost(log, end({ Entry: sessions }))).toEqual([expect.stringContaining(attempt.id)])
    expect(findLost(log, end({ User: [] }))).toEqual([expect.stringContaining(`the account ${ADA}`)])
    const attempts = (sound.Entry ?? []).slice(1)
    expect(findLost(log, end({ Entry: attempts }))).toEqual([
      expect.stringContaining(`the session of ${ADA}`),
    ])
  })

  it('leaves open what was never answered, and finds what no node took in the end', () => {
    expect(findLost([unanswered], end({ Entry: [] }))).toEqual([])
    expect(findLost([unanswered], { ...end(), unsent: 1 })).toHaveLength(1)
  })
})

describe('the checker of what counts once', () => {
  it('finds nothing where all of it does', () => {
    expect(findCountedTwice(end())).toEqual([])
  })

  it('finds an entry that was applied twice', () => {
    const twice = (rows: readonly Row[] = []) => [...rows, ...rows.slice(-1)]
    expect(findCountedTwice(end({ Entry: twice(sound.Entry) }))).not.toEqual([])
    expect(findCountedTwice(end({ UserTaskAttempt: twice(sound.UserTaskAttempt) }))).not.toEqual([])
    expect(findCountedTwice(end({ Stream: [{ userId: ADA_ID, seq: 3 }] }))).not.toEqual([])
  })

  it('finds sums that are not those of the attempts', () => {
    for (const table of ['User', 'UserTopicXp', 'UserActivityDay', 'UserTaskAttempt'] as const) {
      expect(findCountedTwice(end({ [table]: [] }))).not.toEqual([])
    }
  })
})

describe('the checker of what nobody sent', () => {
  it('finds nothing where everything was sent, answered or not', () => {
    expect(findPhantoms(log, end(), new Set())).toEqual([])
    expect(findPhantoms([signedUp, unanswered], end(), new Set())).toEqual([])
  })

  it('finds an entry of nobody, one of somebody else, and an account that nobody asked for', () => {
    expect(findPhantoms([signedUp], end(), new Set())).not.toEqual([])
    const foreign = log.map((operation) =>
      operation.kind === 'send' ? { ...operation, learner: 'bob@example.com' } : operation,
    )
    expect(findPhantoms(foreign, end(), new Set())).not.toEqual([])
    const strangers = end({ User: [...(sound.User ?? []), { id: ulid(), email: 'eve@example.com' }] })
    expect(findPhantoms(log, strangers, new Set())).toEqual(['phantom: the account eve@example.com'])
    expect(findPhantoms(log, strangers, new Set(['eve@example.com']))).toEqual([])
  })
})

describe('the checker of what a browser saw', () => {
  it('finds nothing where it saw its own work', () => {
    expect(findBrokenReads(log)).toEqual([])
    expect(findBrokenReads([signedUp, unanswered, read(0), read(10)])).toEqual([])
  })

  it('finds a page without what was acknowledged, unless the page said so', () => {
    expect(findBrokenReads([signedUp, kept(attempt, paid), read(0)])).toEqual([
      expect.stringContaining('read-your-writes: 0 XP after 10'),
    ])
    expect(findBrokenReads([signedUp, kept(attempt, paid), read(0, true)])).toEqual([])
  })

  it('finds a page that shows less than one before it, and one that shows too much', () => {
    expect(findBrokenReads([signedUp, unanswered, read(10), read(0)])).toEqual([
      expect.stringContaining('monotonic reads: 0 XP after 10'),
    ])
    expect(findBrokenReads([...log, read(20)])).toEqual([expect.stringContaining('20 XP for 1 answers')])
  })

  it('finds somebody who was signed out', () => {
    const sentAway: Operation = { ...read(0), xp: null, outcome: 'fail', status: 302 }
    expect(findBrokenReads([signedUp, sentAway])).toEqual([expect.stringContaining('signed out')])
    expect(findBrokenReads([sentAway])).toEqual([])
  })
})

describe('the checker of refusals', () => {
  it('finds good work that was refused, and lets pass what is to be sent again', () => {
    expect(findRefusedWork(log)).toEqual([])
    expect(findRefusedWork([refused('not-enrolled')])).toEqual([expect.stringContaining('as not-enrolled')])
    expect(findRefusedWork([refused('not-here-yet'), refused('unavailable')])).toEqual([])
  })
})

describe('the checker of copies', () => {
  it('finds nothing where they are the same, whatever the order of columns', () => {
    const other = end({}, [{ name: 'node 0', User: [{ email: ADA, xp: 10, id: ADA_ID }] }])
    expect(findDivergence(other)).toEqual([])
  })

  it('finds a value, a row too many and a row too few', () => {
    const rows = [[{ id: ADA_ID, email: ADA, xp: 20 }], [...(sound.User ?? []), { id: ulid() }], []]
    for (const User of rows) {
      expect(findDivergence(end({}, [{ name: 'node 2', User }]))).toEqual([
        expect.stringContaining('User on node 2'),
      ])
    }
  })
})

describe('the checker of what is stuck', () => {
  it('finds nothing where every journal is empty', () => {
    expect(findStuck(end())).toEqual([])
  })

  it('finds entries that wait or were set aside, a node that is silent, and mishaps', () => {
    const stuck = [{ pending: 2 }, { parked: 1 }, { pending: null }].map((change) =>
      findStuck(end({}, [{ name: 'node 0', ...change }])),
    )
    expect(stuck.map((faults) => faults.length)).toEqual([1, 1, 1])
    expect(findStuck(end({ Parked: [{ id: attempt.id, reason: 'never' }] }))).toHaveLength(1)
    expect(findStuck({ ...end(), mishaps: ['a node did not start'] })).toEqual(['a node did not start'])
  })
})

describe('the checker of the ledger', () => {
  it('finds nothing in one history', () => {
    expect(findLedgerFaults(end())).toEqual([])
  })

  it('finds a gap, a repetition and a name that stands twice', () => {
    const histories = [
      [mark(1, 'a'), mark(3, 'b')],
      [mark(1, 'a'), mark(1, 'b')],
      [mark(1, 'a'), mark(2, 'a')],
    ]
    for (const Ledger of histories) expect(findLedgerFaults(end({ Ledger }))).toHaveLength(1)
  })
})

function kept(entry: SentEntry, verdict: Json): Operation {
  const answers = [{ id: entry.id, status: 'kept', saved: 'server', verdict }] as const
  return { ...attempted, kind: 'send', outcome: 'ok', status: 200, entries: [entry], answers }
}

function refused(code: EntryRefusal): Operation {
  const answers = [{ id: attempt.id, status: 'refused', code, message: '' }] as const
  return { ...attempted, kind: 'send', outcome: 'ok', status: 200, entries: [attempt], answers }
}

function read(xp: number, isBehind = false): Operation & { readonly kind: 'read' } {
  return { ...attempted, kind: 'read', outcome: 'ok', status: 200, xp, isBehind }
}

function mark(seq: number, id: string): Row {
  return { seq, id }
}

type Tables = Partial<Record<Compared, readonly Row[]>>

/** An end in which everything is right but what is told. */
function end(
  change: Tables = {},
  nodes: readonly (Tables & Partial<Omit<NodeEnd, 'rows'>>)[] = [],
): EndState {
  const primary = { ...sound, ...change }
  return {
    primary: tablesOf((table) => primary[table] ?? []),
    nodes: nodes.map(({ name = 'node 0', pending = 0, parked = 0, ...own }) => ({
      name,
      pending,
      parked,
      rows: tablesOf((table) => own[table] ?? primary[table] ?? []),
    })),
    unsent: 0,
    mishaps: [],
  }
}
