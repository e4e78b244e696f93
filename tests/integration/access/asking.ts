import { DAY_MS } from '#app/kernel/time.ts'
import { createSignedCookie } from '#app/server/signed-cookie.ts'
import type { Sent } from './access-rule.ts'
import { ownerOf } from './canaries.ts'
import { isMember, memberOf, type Person } from './people.ts'
import type { PersonRows } from './person-rows.ts'
import type { PlantedSchool } from './planted-school.ts'
import type { Request } from './send.ts'

/** Signs the cookies of the app that is asked. */
export const SESSION_SECRET = 'a secret that is long enough for tests'

const cookie = createSignedCookie('hs_session', {
  secret: SESSION_SECRET,
  maxAgeSeconds: DAY_MS / 1_000,
  isSecure: false,
})

/** Who asks, by what their browser or their program sends along. */
export interface Asker {
  readonly person: Person
  /** As canaries name them; null for nobody. */
  readonly owner: string | null
  readonly headers: Readonly<Record<string, string>>
}

/** Somebody of the school as themselves. */
export function askerOf(school: PlantedSchool, person: Person): Asker {
  const rows = school.people[memberOf(person)]
  if (person === 'program') return withKey(person, rows, rows.key)
  if (person === 'reading program') return withKey(person, rows, rows.readingKey)
  return isMember(person) ? signedIn(person, rows) : { person, owner: null, headers: {} }
}

function withKey(person: Person, rows: PersonRows, key: string): Asker {
  return { person, owner: ownerOf(rows), headers: { Authorization: `Bearer ${key}` } }
}

/** Somebody with the cookie of their session. */
export function signedIn(person: Person, rows: PersonRows): Asker {
  const { userId, sessionId, deviceId } = rows
  const provenAtMs = Date.now()
  const claims = { sessionId, userId, deviceId, credentialVersion: 1, provenAtMs }
  const [sent = ''] = cookie.sign({ ...claims, expiresAtMs: provenAtMs + DAY_MS }).split(';')
  return { person, owner: ownerOf(rows), headers: { Cookie: sent } }
}

/** A request of theirs. */
export function ask({ headers }: Asker, { method, path, from, sent }: Asked): Request {
  const type = sent && { 'Content-Type': sent.type }
  return {
    method,
    path,
    headers: { ...headers, ...from, ...nextClient(), ...type },
    ...(sent && { body: sent.body }),
  }
}

/** How a browser says that a page of this site asks. */
export function fromHere(origin: string): Readonly<Record<string, string>> {
  return { Origin: origin, 'Sec-Fetch-Site': 'same-origin' }
}

/** What is asked for. */
export interface Asked {
  readonly method: string
  readonly path: string
  /** How the browser says which page asks. */
  readonly from: Readonly<Record<string, string>>
  readonly sent?: Sent
}

let clients = 0

/** Everybody comes from an address of their own: how often somebody may try is not what is looked at. */
function nextClient() {
  clients += 1
  return { 'X-Forwarded-For': `10.${(clients >> 16) & 255}.${(clients >> 8) & 255}.${clients & 255}` }
}
