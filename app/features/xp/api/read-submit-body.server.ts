import type { ApiProblem } from '#app/features/user/rules/api-problem.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { MINUTE_MS, toIso } from '#app/kernel/time.ts'
import { SubmitBody } from './schemas.server.ts'
import { toInvalid } from './to-invalid.server.ts'

/**
 * Reads the body of `POST /api/tasks/submit`, as far as that goes without a look at the database.
 *
 * @returns `at` as `toIso` writes it, and `timeZone` by the name that the runtime itself gives it
 */
export function readSubmitBody(text: string, nowMs: number): Result<SubmitBody, ApiProblem> {
  const json = parseJson(text)
  if (!json.ok) return fail(json.reason)
  const parsed = SubmitBody.safeParse(json.value)
  if (!parsed.success) return fail(toInvalid(parsed.error))
  const { at, timeZone, ...rest } = parsed.data
  const atMs = at === undefined ? nowMs : Date.parse(at)
  if (!(atMs >= EARLIEST_MS)) return invalid('at', 'This is before there was anything to answer.')
  if (atMs > nowMs + CLOCK_AHEAD_MS) return invalid('at', 'This is in the future.')
  const zone = timeZone === undefined ? undefined : findCanonicalZone(timeZone)
  if (zone === null) return invalid('timeZone', 'This time zone is not known here.')
  return ok({ ...rest, ...(at && { at: toIso(atMs) }), ...(zone && { timeZone: zone }) })
}

/** How far ahead a clock may be, as everywhere. */
const CLOCK_AHEAD_MS = 5 * MINUTE_MS
/** 2000-01-01: days have four digits, and nobody answered anything here before. */
const EARLIEST_MS = 946_684_800_000

function parseJson(text: string): Result<unknown, ApiProblem> {
  try {
    return ok(JSON.parse(text))
  } catch {
    return invalid('body', 'The body is not JSON.')
  }
}

/** Zones are known by many names and in any letters; each is counted by one. */
function findCanonicalZone(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

function invalid(field: string, message: string) {
  return fail({ code: 'VALIDATION_ERROR', field, message } as const)
}
