import { describe, expect, it } from 'vitest'
import { findProblems, tellProblems, type AccessCase } from './access-case.ts'
import type { Canaries } from './canaries.ts'
import { outcomeOf } from './outcome.ts'
import type { Answer } from './send.ts'

const ID = '01ARZ3NDEKTSV4RRFFQ69G5FAV'

const CANARIES: Canaries = new Map([
  ['canary-learner-note', { owner: 'learner', sort: 'note' }],
  [ID, { owner: 'learner', sort: 'sessionId' }],
])

const answerOf = (status: number, text = '', headers: Answer['headers'] = {}): Answer => ({
  status,
  text,
  headers: { 'cache-control': 'private, no-store', ...headers },
})

const caseOf = (change: Partial<AccessCase> = {}): AccessCase => ({
  routeId: 'routes/notes',
  who: 'other',
  how: '',
  request: { method: 'GET', path: '/notes', headers: {} },
  expected: 200,
  owner: 'other',
  mayRead: [],
  ...change,
})

const problemsOf = (answer: Answer, change: Partial<AccessCase> = {}) =>
  findProblems(caseOf(change), answer, CANARIES)

describe('an outcome', () => {
  it('is the same however it is told', () => {
    const to = '/login?redirectTo=%2Fnotes'
    const inBody = `[["SingleFetchRedirect",1],{"_2":3},"redirect","${to}","status",302]`
    expect(outcomeOf(answerOf(302, '', { location: to }))).toBe('to /login')
    expect(outcomeOf(answerOf(202, inBody))).toBe('to /login')
    expect(outcomeOf(answerOf(204, '', { 'x-remix-redirect': to }))).toBe('to /login')
    expect(outcomeOf(answerOf(200, inBody))).toBe(200)
  })

  it('names another site, and no ids', () => {
    expect(outcomeOf(answerOf(302, '', { location: 'https://evil.example/login' }))).toBe(
      'to https://evil.example/login',
    )
    expect(outcomeOf(answerOf(302, '', { location: `/practice/${ID}` }))).toBe('to /practice/:id')
  })
})

describe('an answer', () => {
  it('has to be what was expected', () => {
    expect(problemsOf(answerOf(200))).toEqual([])
    expect(problemsOf(answerOf(403))).toEqual(['expected 200, got 403'])
    expect(problemsOf(answerOf(200), { expected: 403 })).toEqual(['expected 403, got 200'])
    expect(problemsOf(answerOf(200), { expected: 'to /login' })).toEqual(['expected to /login, got 200'])
    expect(problemsOf(answerOf(404), { expected: 403 })).toEqual(['expected 403, got 404'])
  })

  it('may be refused in any way where only that counts', () => {
    expect(problemsOf(answerOf(404), { expected: 'refused' })).toEqual([])
    expect(problemsOf(answerOf(200), { expected: 'refused' })).toEqual(['expected refused, got 200'])
    expect(problemsOf(answerOf(500), { expected: 'anything' })).toEqual([])
  })

  it('says nothing of others, not in a header and not when it refuses', () => {
    expect(problemsOf(answerOf(200, '<p>canary-learner-note</p>'))).toEqual(['it shows learner’s note'])
    expect(problemsOf(answerOf(403, `{"id":"${ID}"}`), { expected: 403 })).toEqual([
      'it shows learner’s sessionId',
    ])
    expect(problemsOf(answerOf(200, '', { etag: ID }), { owner: null })).toEqual([
      'it shows learner’s sessionId',
    ])
  })

  it('may say what is one’s own, what one named, and what operators are shown', () => {
    expect(problemsOf(answerOf(200, 'canary-learner-note'), { owner: 'learner' })).toEqual([])
    expect(problemsOf(answerOf(200, 'canary-learner-note'), { mayRead: ['note'] })).toEqual([])
    const request = { method: 'GET', path: `/notes?id=${ID}`, headers: {} }
    expect(problemsOf(answerOf(200, ID), { request })).toEqual([])
  })

  it('is kept by nobody else', () => {
    const kept = (caching: string) => problemsOf(answerOf(200, '', { 'cache-control': caching }))
    expect(kept('private, max-age=30')).toEqual([])
    expect(kept('no-store')).toEqual([])
    expect(kept('')).toEqual(['caches of others may keep it'])
    expect(kept('public, max-age=30')).toEqual(['caches of others may keep it'])
  })
})

describe('problems', () => {
  it('are told once, with everybody whom they were seen with', () => {
    const told = tellProblems([
      [caseOf({ who: 'other' }), 'expected 200, got 403'],
      [caseOf({ who: 'admin' }), 'expected 200, got 403'],
      [
        caseOf({ how: 'a draft', request: { method: 'POST', path: `/notes/${ID}`, headers: {} } }),
        'it shows a name',
      ],
    ])
    expect(told).toEqual([
      'routes/notes: GET /notes: expected 200, got 403 — as other, admin',
      'routes/notes: POST /notes/:id (a draft): it shows a name — as other',
    ])
  })
})
