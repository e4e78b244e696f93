import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AcceptedEntry, Json } from '#app/kernel/entry.ts'
import { AttemptPayload, selectAttempts, toAttempt } from './attempt.ts'

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

  it.each([
    ['a payload', entryOf('attempt.v1', { taskId: 'x' }, verdict)],
    ['a verdict', entryOf('attempt.v1', payload, { isCorrect: 'yes', xpEarned: 1 })],
    ['no verdict', entryOf('attempt.v1', payload)],
  ])('throws for %s that cannot be read', (_, entry) => {
    expect(() => selectAttempts([entry])).toThrow(/payload|taskId|isCorrect|Invalid/)
  })
})

describe('toAttempt', () => {
  it('keeps what the rules need and nothing that the learner wrote', () => {
    const [entry] = selectAttempts([entryOf('attempt.v1', payload, verdict)])
    expect(entry && toAttempt(entry)).toEqual({
      id: '01ARZ3NDEKTSV4RRFFQ69G5FAW',
      taskId: TASK,
      topicSlug: 'sql',
      isCorrect: true,
      at: '2026-01-02T03:04:05.006Z',
      localDay: '2026-01-02',
      paidXp: 10,
    })
  })
})
