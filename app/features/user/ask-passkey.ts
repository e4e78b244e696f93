import { z } from 'zod/mini'
import type { NewPasskeyProblem, PasskeySignInProblem } from './rules/passkey.ts'

/**
 * Has the person pick a passkey, and signs them in with it, or shows with it that it is them.
 *
 * @returns where to go on, or why not
 */
export async function givePasskey(
  purpose: 'sign-in' | 'confirm',
  redirectTo: string,
): Promise<{ readonly to: string } | { readonly problem: PasskeySignInProblem }> {
  const path = purpose === 'sign-in' ? '/auth/passkey' : '/auth/passkey/confirm'
  try {
    const options = await post(path, {})
    const { startAuthentication } = await import('@simplewebauthn/browser')
    // cast: as the library's other half has made them, on our server.
    const optionsJSON = options as Parameters<typeof startAuthentication>[0]['optionsJSON']
    const answer = await startAuthentication({ optionsJSON })
    const { to } = Done.parse(await post(path, { answer: JSON.stringify(answer), redirectTo }))
    return { to: to ?? '/' }
  } catch (error) {
    const problem = findProblem(error)
    return { problem: SIGN_IN.find((known) => known === problem) ?? 'refused' }
  }
}

/** Makes a passkey in this browser, and has it kept; why not, or null. */
export async function makePasskey(): Promise<NewPasskeyProblem | null> {
  try {
    const options = await post('/auth/passkey/new', {})
    const { startRegistration } = await import('@simplewebauthn/browser')
    // cast: as above.
    const optionsJSON = options as Parameters<typeof startRegistration>[0]['optionsJSON']
    const answer = await startRegistration({ optionsJSON })
    await post('/auth/passkey/new', { answer: JSON.stringify(answer) })
    return null
  } catch (error) {
    return findProblem(error)
  }
}

/** Whether this browser knows passkeys, and may use them here. */
export function knowsPasskeys(): boolean {
  return 'PublicKeyCredential' in window
}

const SIGN_IN = ['cancelled', 'expired', 'refused', 'unavailable'] as const
const PROBLEMS = [...SIGN_IN, 'known', 'tooMany', 'notFresh'] as const

const Done = z.object({ to: z.optional(z.string()) })
const Refused = z.object({ problem: z.enum(PROBLEMS) })

/** Sends a form as pages do; what came back. */
async function post(path: string, fields: Readonly<Record<string, string>>): Promise<unknown> {
  const response = await fetch(path, { method: 'POST', body: new URLSearchParams(fields) }).catch(() => null)
  const body: unknown = await response?.json().catch(() => null)
  if (response?.ok && body !== null) return body
  throw new Problem(Refused.safeParse(body).data?.problem ?? 'unavailable')
}

/** That the server said no, or nothing. */
class Problem extends Error {
  readonly problem: NewPasskeyProblem

  constructor(problem: NewPasskeyProblem) {
    super(problem)
    this.problem = problem
  }
}

/** Source: https://www.w3.org/TR/webauthn-3/#sctn-op-create, and `-get`, for what browsers throw. */
function findProblem(error: unknown): NewPasskeyProblem {
  if (error instanceof Problem) return error.problem
  const name = error instanceof Error ? error.name : ''
  if (name === 'InvalidStateError') return 'known'
  return name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : 'refused'
}
