import { findLeaks, type Canaries } from './canaries.ts'
import { outcomeOf, type Outcome } from './outcome.ts'
import type { Answer, Request } from './send.ts'

/** What has to come of a request. `refused`: in whichever way, but not what was asked for. */
export type Expected = Outcome | 'refused' | 'anything'

/** A request, and what has to come of it. */
export interface AccessCase {
  readonly routeId: string
  /** Who asks, in words. */
  readonly who: string
  /** What else there is to know of it: the form, the act, whose ids. */
  readonly how: string
  readonly request: Request
  readonly expected: Expected
  /** As canaries name them; null for nobody. */
  readonly owner: string | null
  /** Sorts of canaries that they may see of others. */
  readonly mayRead: readonly string[]
  /** Whether the answer may be kept by caches that others use; never for pages. */
  readonly mayBeShared?: boolean
}

/** What is wrong with an answer, in a few words each; none where all is as it has to be. */
export function findProblems(one: AccessCase, answer: Answer, canaries: Canaries): string[] {
  const { request, expected, owner, mayRead } = one
  const got = outcomeOf(answer)
  const leaks = findLeaks(canaries, { request, answer, reader: { owner, mayRead } })
  return [
    ...(isAsExpected(expected, got) ? [] : [`expected ${expected}, got ${got}`]),
    ...leaks.map((leak) => `it shows ${leak}`),
    ...(one.mayBeShared || isKeptPrivate(one, answer) ? [] : ['caches of others may keep it']),
  ]
}

function isAsExpected(expected: Expected, got: Outcome): boolean {
  if (expected === 'refused') return got !== 200
  return expected === 'anything' || got === expected
}

/** Caches keep answers to reading alone, unless they are told to. */
function isKeptPrivate({ request }: AccessCase, { headers }: Answer): boolean {
  const caching = headers['cache-control'] ?? ''
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  return /\bpublic\b/.test(caching) ? false : !isRead || /\b(?:private|no-store)\b/.test(caching)
}

/** Problems by what they are, and whom they were seen with: `route: GET /path (how): expected 403, got 200 — as other`. */
export function tellProblems(found: readonly (readonly [AccessCase, string])[]): string[] {
  const people = new Map<string, Set<string>>()
  for (const [{ routeId, request, how, who }, problem] of found) {
    const title = `${routeId}: ${request.method} ${shorten(request.path)}${how && ` (${how})`}: ${problem}`
    people.set(title, (people.get(title) ?? new Set()).add(who))
  }
  return [...people].map(([title, who]) => `${title} — as ${[...who].join(', ')}`)
}

/** Ids differ from one person to the next, and say nothing. */
function shorten(path: string): string {
  return decodeURIComponent(path)
    .replaceAll(/[0-9A-HJKMNP-TV-Z]{26}|[0-9a-f]{64}/gi, ':id')
    .replace(/_routes=.{200,}/, '_routes=…')
}
