import type { Outcome } from './outcome.ts'
import { PEOPLE, isMember, memberOf, type Member, type Person } from './people.ts'
import type { PersonRows } from './person-rows.ts'
import type { PlantedPerson } from './person-work.ts'
import type { PlantedSchool } from './planted-school.ts'

/** What a request comes to, for each person. */
export type Outcomes = Readonly<Record<Person, Outcome>>

/** A path, or how it is made of the ids of whoever asks. */
export type Path = string | ((own: PlantedPerson, school: PlantedSchool) => string)

/** An address of a route, and who may read there. */
export interface Place {
  /** What its ids are, where it has any. */
  readonly name: string
  readonly path: Path
  readonly reads: Outcomes
}

/** The body of a request. */
export interface Sent {
  readonly type: string
  readonly body: string | Buffer
}

/** Something that can be sent to a route, in a form that is right, and what it comes to. */
export type Act = {
  readonly name: string
  readonly path: Path
  readonly comesTo: Outcomes
  /** What it comes to as the form of a page, for those whom the page that comes back then sends on. */
  readonly asPage?: Partial<Outcomes>
} & (
  | { readonly by: 'themselves'; readonly send: (own: PlantedPerson, school: PlantedSchool) => Sent }
  /** By somebody of the same role who is there for this alone: it ends sessions, or changes accounts. */
  | { readonly by: 'a spare'; readonly send: (own: PersonRows, school: PlantedSchool) => Sent }
)

/** What is true of a route. Whoever sends something that is not among its acts is refused. */
export interface Rule {
  readonly places: readonly Place[]
  readonly acts: readonly Act[]
  /** Sorts of canaries that some see of others here. */
  readonly shows: { readonly sorts: readonly string[]; readonly to: readonly Person[] }
  /** For a route around others, without an address of its own: what its loader comes to. */
  readonly around: Outcomes | null
}

/** By the id of the route, as Remix lists it. */
export type AccessTable = Readonly<Record<string, Rule>>

function outcomes(of: (person: Person) => Outcome): Outcomes {
  // cast: made of all of them.
  return Object.fromEntries(PEOPLE.map((person) => [person, of(person)])) as Outcomes
}

/** The same for everybody. */
export function everyone(outcome: Outcome): Outcomes {
  return outcomes(() => outcome)
}

/** For whoever is signed in; a key opens no page. */
export function members(outcome: Outcome, refusal: Outcome = 'to /login'): Outcomes {
  return outcomes((person) => (isMember(person) ? outcome : refusal))
}

/** For some who are signed in; the others have `otherwise`. */
export function only(
  who: readonly Member[],
  outcome: Outcome,
  otherwise: Outcome,
  refusal: Outcome = 'to /login',
): Outcomes {
  return outcomes((person) =>
    isMember(person) ? (who.includes(memberOf(person)) ? outcome : otherwise) : refusal,
  )
}

/** For operators. */
export function operators(outcome: Outcome): Outcomes {
  return only(['admin'], outcome, 403)
}

/** For whoever is signed in, and programs with a key; `reading` for one that may only read. */
export function callers(outcome: Outcome, reading: Outcome): Outcomes {
  return { ...members(outcome, 401), program: outcome, 'reading program': reading }
}

/** A route with one address. */
export function page(path: Path, reads: Outcomes, acts: readonly Act[] = []): Rule {
  return rule([{ name: '', path, reads }], acts)
}

/** A route with several addresses. */
export function rule(places: readonly Place[], acts: readonly Act[] = []): Rule {
  return { places, acts, shows: { sorts: [], to: [] }, around: null }
}

/** A route around others. */
export function around(reads: Outcomes): Rule {
  return { ...rule([]), around: reads }
}

/** The same route, where some people see things of others. */
export function showing(sorts: readonly string[], to: readonly Person[], of: Rule): Rule {
  return { ...of, shows: { sorts, to } }
}

/** What somebody may see of others at a route. */
export function listShown({ shows }: Rule, person: Person): readonly string[] {
  return shows.to.includes(person) ? shows.sorts : []
}

export function place(name: string, path: Path, reads: Outcomes): Place {
  return { name, path, reads }
}

/** Something that people do to what is theirs, or try to do to what is not. */
export function act(
  name: string,
  path: Path,
  comesTo: Outcomes,
  send: (own: PlantedPerson, school: PlantedSchool) => Sent,
): Act {
  return { by: 'themselves', name, path, comesTo, send }
}

/** The same by somebody who is there for this alone. */
export function spareAct(
  name: string,
  path: string,
  comesTo: Outcomes,
  send: (own: PersonRows, school: PlantedSchool) => Sent,
): Act {
  return { by: 'a spare', name, path, comesTo, send }
}

/** The same act, where the page that it is sent to leads some people on, whatever became of it. */
export function leadingOn(asPage: Partial<Outcomes>, of: Act): Act {
  return { ...of, asPage }
}

/** What a form of a page sends. */
export function form(fields: Readonly<Record<string, string>>): Sent {
  return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString() }
}

/** What programs send. */
export function json(value: unknown): Sent {
  return { type: 'application/json', body: JSON.stringify(value) }
}

/** What a form with a file sends. */
export function upload(field: string, bytes: Buffer): Sent {
  const head = `--file\r\nContent-Disposition: form-data; name="${field}"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--file--\r\n')])
  return { type: 'multipart/form-data; boundary=file', body }
}
