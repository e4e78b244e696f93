import { redirect } from '@remix-run/node'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { callbackAddress } from './begin-provider-sign-in.server.ts'
import { findLinkedUser, findNamesake } from './find-provider-user.server.ts'
import type { ProvenUser } from './find-user-by-password.server.ts'
import type { Asked, Viewer } from './find-viewer.server.ts'
import { createProviderUser, linkNamesake, linkProvider } from './link-provider.server.ts'
import type { Provider } from './open-provider.server.ts'
import { reissueSession } from './reissue-session.server.ts'
import {
  findLinkProblem,
  ProviderHandshake,
  toldTimeZone,
  type ProviderPerson,
  type SignInProblem,
} from './rules/provider.ts'
import { isFresh } from './rules/session.ts'
import { signIn } from './sign-in.server.ts'
import { tellNewWayIn } from './tell-new-way-in.server.ts'

/** Answers a browser that comes back from the provider: signed in or connected, or with the reason why not. */
export async function finishProviderSignIn(
  asked: Asked,
  provider: Provider,
  viewer: Viewer | null,
): Promise<Response> {
  const { context, request } = asked
  const parsed = ProviderHandshake.safeParse(
    await context.providerCookie.parse(request.headers.get('Cookie')),
  )
  const handshake = parsed.success && parsed.data.expiresAtMs > context.nowMs() ? parsed.data : null
  const finished = handshake ? await finish(asked, { provider, viewer, handshake }) : fail('expired' as const)
  const response = finished.ok ? finished.value : comeBack(handshake, finished.reason)
  // Good for one return.
  response.headers.append('Set-Cookie', await context.providerCookie.serialize('', { maxAge: 0 }))
  return response
}

interface Return {
  readonly provider: Provider
  readonly viewer: Viewer | null
  readonly handshake: ProviderHandshake
}

async function finish(asked: Asked, back: Return): Promise<Result<Response, SignInProblem>> {
  const person = await meet(asked, back)
  if (!person.ok) return person
  const { purpose, redirectTo } = back.handshake
  if (purpose === 'connect') return connect(asked, back, person.value)
  if (purpose === 'confirm') return confirm(asked, back, person.value)
  const user = await settle(asked, person.value, back)
  return user.ok ? signIn(asked, user.value, redirectTo, person.value.signedInAtMs) : user
}

/** Who came back, as the provider vouches. */
async function meet(
  asked: Asked,
  { provider, handshake }: Return,
): Promise<Result<ProviderPerson, SignInProblem>> {
  const { searchParams } = new URL(asked.request.url)
  // Without it this could be somebody else's return, slipped to this browser.
  if (searchParams.get('state') !== handshake.state) return fail('expired')
  const error = searchParams.get('error')
  if (error !== null) return fail(REFUSED.includes(error) ? 'denied' : 'unavailable')
  const { codeVerifier, nonce } = handshake
  return provider.finish(
    { code: searchParams.get('code') ?? '', codeVerifier, nonce },
    callbackAddress(asked),
  )
}

/** By the person, and not for a fault. Source: RFC 6749, 4.1.2.1, and OpenID Connect Core 1.0, 3.1.2.6. */
const REFUSED = ['access_denied', 'login_required', 'consent_required', 'interaction_required']

/** Connects the account of whoever set out to, if they still are who is signed in. */
async function connect(
  asked: Asked,
  { provider, viewer, handshake }: Return,
  person: ProviderPerson,
): Promise<Result<Response, SignInProblem>> {
  const { context } = asked
  if (viewer?.userId !== handshake.userId) return fail('expired')
  const linked = findLinkedUser(context.reader, person)
  if (linked && linked.userId !== viewer.userId) return fail('linkedElsewhere')
  if (!linked) {
    if (!viewer.isConfirmed) return fail('unavailable')
    const occasion = { nowMs: context.nowMs(), newId: context.newId }
    const made = await linkProvider(context.primary, viewer.userId, person, occasion)
    if (!made.ok) return made
    tellNewWayIn(asked, viewer.userId, { kind: 'provider', label: provider.label })
  }
  return ok(redirect(`${CONNECTING}?linked=1`))
}

/** Takes it as word that it is whoever is signed in, if that person at the provider signs them in. */
async function confirm(
  asked: Asked,
  { viewer, handshake }: Return,
  person: ProviderPerson,
): Promise<Result<Response, SignInProblem>> {
  const { reader, nowMs } = asked.context
  if (!viewer || viewer.userId !== handshake.userId) return fail('expired')
  if (findLinkedUser(reader, person)?.userId !== viewer.userId) return fail('notYours')
  // A provider that does not tell when is taken at its word: it was asked to have them sign in.
  const provenAtMs = Math.min(person.signedInAtMs ?? nowMs(), nowMs())
  if (!isFresh({ provenAtMs }, nowMs())) return fail('notAsked')
  const headers = { 'Set-Cookie': await reissueSession(asked, { provenAtMs }) }
  return ok(redirect(handshake.redirectTo, { headers }))
}

/** Whose account this is: the connected one, the one with their proven address, or a new one. */
async function settle(
  asked: Asked,
  person: ProviderPerson,
  { provider, handshake }: Return,
): Promise<Result<ProvenUser, SignInProblem>> {
  const { reader, primary, nowMs, newId } = asked.context
  const occasion = { nowMs: nowMs(), newId }
  const linked = findLinkedUser(reader, person)
  if (linked) return linked.isActive ? ok(linked) : fail('inactive')
  const { email } = person
  if (email === null) return fail('noEmail')
  const namesake = findNamesake(reader, email)
  if (!namesake)
    return createProviderUser(primary, { ...person, email }, toldTimeZone(handshake.timeZone), occasion)
  const problem = findLinkProblem(person, namesake)
  if (problem) return fail(problem)
  const made = await linkNamesake(primary, namesake.userId, { ...person, email }, occasion)
  if (!made.ok) return made
  tellNewWayIn(asked, namesake.userId, { kind: 'provider', label: provider.label })
  return ok(namesake)
}

/** Where an account is connected. */
const CONNECTING = '/settings/passkeys'

function comeBack(handshake: ProviderHandshake | null, problem: SignInProblem): Response {
  if (handshake?.purpose === 'connect') return redirect(`${CONNECTING}?${new URLSearchParams({ problem })}`)
  const redirectTo = handshake?.redirectTo ?? '/dashboard'
  const page = handshake?.purpose === 'confirm' ? '/confirm' : '/login'
  return redirect(`${page}?${new URLSearchParams({ problem, redirectTo })}`)
}
