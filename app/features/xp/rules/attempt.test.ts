import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AcceptedEntry, Json } from '#app/kernel/entry.ts'
import { AttemptPayload, selectAttempts, toTopicAttempt } from './attempt.ts'

const TASK = '01ARZ3NDEKTSV4RRFFQ69G5FAV'

function entryOf(kind: string, payload: Json, verdict: Json = null): AcceptedEntry {
  return {
    id: '01ARZ3NDEKTSV4RRFFQ69G5FAW',
    kind,
    userId: '01ARZ3NDEKTSV4RRFFQ69G5FAX',
    deviceId: '01ARZ3NDEKTSV4RRFFQ69G5FAY',
    deviceSeq: 0,
    at: '2026-01-02T03:04:05.006Z',
    timeZone: 'Asia/Tokyo',
    localDay: '2026-01-02',
    revisionId: '01ARZ3NDEKTSV4RRFFQ69G5FAZ',
    payload,
    receivedAt: '2026-01-02T03:04:06.000Z',
    verdict,
  }
}

const payload = { taskId: TASK, topicSlug: 'sql', answer: { choice: '1' } }
const verdict = { isCorrect: true, xpEarned: 10 }

describe('AttemptPayload', () => {
  it('takes any JSON for an answer, null included, and insists that there is one', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (answer) => {
        const read = AttemptPayload.safeParse({ ...payload, answer })
        expect(read.data?.answer).toEqual(answer)
      }),
    )
    expect(AttemptPayload.safeParse({ taskId: TASK, topicSlug: 'sql' }).success).toBe(false)
  })

  it.each([
    ['a task id in lower case', { taskId: TASK.toLowerCase() }],
    ['no task', { taskId: undefined }],
    ['a topic that is no text', { topicSlug: 7 }],
    ['a practice session that has no id', { practiceId: 'mine' }],
    ['a time that is no whole number', { durationMs: 1.5 }],
    ['a negative time', { durationMs: -1 }],
    ['more than an hour', { durationMs: 60 * 60_000 + 1 }],
  ])('refuses %s', (_, change) => {
    expect(AttemptPayload.safeParse({ ...payload, ...change }).success).toBe(false)
  })
})

describe('selectAttempts', () => {
  it('picks the attempts among other entries, in their order', () => {
    const entries = [
      entryOf('enrolled.v1', { courseId: TASK }),
      entryOf('attempt.v1', payload, verdict),
      entryOf('attempt.v2', { anything: true }),
      { ...entryOf('attempt.v1', payload, { isCorrect: false, xpEarned: 0 }), id: TASK },
    ]
    expect(selectAttempts(entries).map(({ id, verdict: said }) => [id, said.isCorrect])).toEqual([
      ['01ARZ3NDEKTSV4RRFFQ69G5FAW', true],
      [TASK, false],
    ])
  })

  it('counts an attempt in the topic that the server names, else in its own', () => {
    const moved = entryOf('attempt.v1', payload, { ...verdict, topicSlug: 'joins' })
    const own = entryOf('attempt.v1', payload, verdict)
    expect(selectAttempts([moved, own]).map((entry) => entry.payload.topicSlug)).toEqual(['joins', 'sql'])
  })

  it.each([
    ['in time', ['2026-01-02T03:34:05.006Z'], 0],
    ['too late', ['2026-01-02T03:34:05.007Z'], 1],
    ['long before it was given', ['2026-01-02T02:58:05.006Z'], 1],
    ['in time and again too late', ['2026-01-02T03:14:05.006Z', '2026-01-03T00:00:00.000Z'], 0],
  ])('leaves out what was taken back %s, in any order', (_, instants, left) => {
    const attempt = entryOf('attempt.v1', payload, verdict)
    const withdrawals = instants.map((at) => ({
      ...entryOf('attempt-withdrawn.v1', { attemptId: attempt.id }),
      id: TASK,
      at,
    }))
    const entries = [attempt, ...withdrawals]
    expect(selectAttempts(entries)).toHaveLength(left)
    expect(selectAttempts(entries.toReversed())).toHaveLength(left)
  })

  it('leaves others in when one is taken back', () => {
    const other = { ...entryOf('attempt.v1', payload, verdict), id: TASK }
    const withdrawal = entryOf('attempt-withdrawn.v1', { attemptId: '01ARZ3NDEKTSV4RRFFQ69G5FAW' })
    expect(selectAttempts([other, withdrawal]).map(({ id }) => id)).toEqual([TASK])
  })

  it.each([
    ['a payload', entryOf('attempt.v1', { taskId: 'x' }, verdict)],
    ['a verdict', entryOf('attempt.v1', payload, { isCorrect: 'yes', xpEarned: 1 })],
    ['no verdict', entryOf('attempt.v1', payload)],
  ])('throws for %s that cannot be read', (_, entry) => {
    expect(() => selectAttempts([entry])).toThrow(/payload|taskId|isCorrect|Invalid/)
  })
})

describe('toTopicAttempt', () => {
  it('keeps what the rules need and nothing that the learner wrote', () => {
    const [entry] = selectAttempts([entryOf('attempt.v1', payload, verdict)])
    expect(entry && toTopicAttempt(entry)).toEqual({
      id: '01ARZ3NDEKTSV4RRFFQ69G5FAW',
      taskId: TASK,
      isCorrect: true,
      at: '2026-01-02T03:04:05.006Z',
      localDay: '2026-01-02',
      acknowledgedXp: 10,
    })
  })
})
