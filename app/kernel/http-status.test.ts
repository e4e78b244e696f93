import { describe, expect, it } from 'vitest'
import { httpStatusOf } from './http-status.ts'

describe('httpStatusOf', () => {
  it.each([
    ['not-readable', 400],
    ['unknown-intent', 400],
    ['signed-out', 401],
    ['wrong-credentials', 401],
    ['not-free', 402],
    ['not-enrolled', 403],
    ['unknown-task', 404],
    ['unknown-attempt', 404],
    ['unknown-key', 404],
    ['email-taken', 409],
    ['too-late', 409],
    ['conflict', 409],
    ['key-made-already', 409],
    ['too-many-keys', 409],
    ['unavailable', 503],
    ['VALIDATION_ERROR', 400],
    ['FOREIGN_KEY_ERROR', 400],
    ['NOT_FOUND', 404],
    ['DUPLICATE_ENTRY', 409],
    ['STALE', 409],
    ['FOREIGN_HISTORY', 503],
    ['UNAVAILABLE', 503],
    ['UNAUTHENTICATED', 401],
    ['FORBIDDEN', 403],
    ['METHOD_NOT_ALLOWED', 405],
    ['LENGTH_REQUIRED', 411],
    ['TOO_LONG', 413],
    ['NOT_JSON', 415],
  ] as const)('answers %s with %i', (refusal, status) => {
    expect(httpStatusOf(refusal)).toBe(status)
  })
})
