import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryKinds, makeEntry, type EntryKind } from './entries.ts'

const ID = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
const author = {
  userId: '01ARZ3NDEKTSV4RRFFQ69G5FAW',
  deviceId: '01ARZ3NDEKTSV4RRFFQ69G5FAX',
  timeZone: 'UTC',
}

describe('makeEntry', () => {
  it('says who, where, what and when, and that a server held it first', () => {
    const nowMs = Date.parse('2026-03-08T06:30:00.123Z')
    const learner = { ...author, timeZone: 'America/Los_Angeles' }
    expect(makeEntry('enrolled.v1', learner, { courseId: ID }, { id: ID, nowMs })).toEqual({
      id: ID,
      kind: 'enrolled.v1',
      userId: author.userId,
      deviceId: author.deviceId,
      deviceSeq: 0,
      at: '2026-03-08T06:30:00.123Z',
      timeZone: 'America/Los_Angeles',
      localDay: '2026-03-07',
      revisionId: null,
      payload: { courseId: ID },
      receivedAt: '2026-03-08T06:30:00.123Z',
      verdict: null,
    })
  })

  it('keeps the revision and the verdict where there are any', () => {
    const payload = { taskId: ID, topicSlug: 'sql', answer: { choice: '1' } }
    const verdict = { isCorrect: true, xpEarned: 10 }
    const entry = makeEntry('attempt.v1', author, payload, { id: ID, nowMs: 0, revisionId: ID, verdict })
    expect(entry).toMatchObject({ revisionId: ID, verdict, payload })
  })

  it('is a pure function, and survives the journal: JSON and back', () => {
    const nowMs = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) })
    fc.assert(
      fc.property(
        nowMs,
        fc.jsonValue(),
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        (at, answer, zone) => {
          const make = () =>
            // cast: fast-check types its JSON as unknown.
            makeEntry(
              'attempt.v1',
              { ...author, timeZone: zone },
              { taskId: ID, topicSlug: 's', answer: answer as string },
              {
                id: ID,
                nowMs: at,
              },
            )
          expect(make()).toEqual(make())
          expect(JSON.stringify(JSON.parse(JSON.stringify(make())))).toBe(JSON.stringify(make()))
        },
      ),
    )
  })

  it('takes nothing of an author but what an entry is to say', () => {
    const viewer = { ...author, email: 'ada@example.com', name: 'Ada' }
    const entry = makeEntry('session-ended.v1', viewer, { sessionId: ID }, { id: ID, nowMs: 0 })
    expect(JSON.stringify(entry)).not.toContain('Ada')
  })

  it('throws for a time zone that there is not', () => {
    const nowhere = { ...author, timeZone: 'Mars/Base' }
    expect(() => makeEntry('session-ended.v1', nowhere, { sessionId: ID }, { id: ID, nowMs: 0 })).toThrow(
      RangeError,
    )
  })
})

describe('entryKinds', () => {
  const examples: Readonly<Record<EntryKind, unknown>> = {
    'attempt.v1': { taskId: ID, topicSlug: 'sql', answer: null },
    'attempt-withdrawn.v1': { attemptId: ID },
    'bookmarked.v1': { lessonId: ID, isSet: true },
    'enrolled.v1': { courseId: ID },
    'lesson-finished.v1': { lessonId: ID, courseId: ID },
    'note-removed.v1': { noteId: ID, lessonId: ID, over: ID },
    'note-written.v1': { noteId: ID, lessonId: ID, anchor: null, body: 'Mind the gap.', over: null },
    'preference-set.v1': { name: 'theme', value: 'dark' },
    'session-begun.v1': {
      sessionId: ID,
      deviceLabel: 'Firefox on Linux',
      expiresAt: '2026-01-01T00:00:00.000Z',
    },
    'session-ended.v1': { sessionId: ID },
    'task-reported.v1': { taskId: ID, reason: 'typo', body: '' },
    'session-seen.v1': { sessionId: ID },
  }

  it.each(Object.entries(examples))(
    '%s has a version, its own shape, and takes no other',
    (kind, example) => {
      expect(kind).toMatch(/^[a-z-]+\.v\d+$/)
      const shape = Object.entries(entryKinds).find(([name]) => name === kind)?.[1]
      expect(shape?.safeParse(example).success).toBe(true)
      for (const wrong of [{}, null, 'text', { courseId: '1', sessionId: '1', taskId: '1', lessonId: '1' }]) {
        expect(shape?.safeParse(wrong).success).toBe(false)
      }
    },
  )
})
