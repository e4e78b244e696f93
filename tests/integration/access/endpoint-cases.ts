import { readFileSync } from 'node:fs'
import { ulid } from 'ulid'
import { queued } from '../journal-browser.ts'
import type { AccessCase } from './access-case.ts'
import { everyone, json, members, type Outcomes } from './access-rule.ts'
import { ask, askerOf, fromHere } from './asking.ts'
import type { Outcome } from './outcome.ts'
import { memberOf, PEOPLE, type Person } from './people.ts'
import type { PlantedPerson } from './person-work.ts'
import type { PlantedSchool } from './planted-school.ts'
import type { Matrix } from './read-cases.ts'

/** Something that the server answers by itself, without Remix. */
export interface Endpoint {
  readonly path: string
  readonly reads: Outcomes
  readonly takes: Outcomes
  /** Whether everybody's caches may keep it. */
  readonly isPublic: boolean
}

const readOnly = (path: string, reads: Outcomes): Endpoint => {
  return { path, reads, takes: everyone(405), isPublic: true }
}

/** By where it is mounted in `express-app.ts`; `*` stands for all that is none of these, which Remix answers. */
export const endpoints: Readonly<Record<string, Endpoint | null>> = {
  '*': null,
  '/health': readOnly('/health', everyone(200)),
  '/metrics': readOnly('/metrics', everyone(200)),
  // What is published is everybody's; what is not has an address that nobody guesses.
  '/media/:name': readOnly(`/media/${'0'.repeat(64)}.png`, everyone(404)),
  '/media/*': readOnly('/media/none', everyone(404)),
  '/assets': readOnly('/assets/none.js', everyone(404)),
  '/assets/*': readOnly('/assets/none/none.js', everyone(404)),
  '/favicon.svg': readOnly('/favicon.svg', everyone(200)),
  '/apple-touch-icon.png': readOnly('/apple-touch-icon.png', everyone(200)),
  '/social-card.png': readOnly('/social-card.png', everyone(200)),
  '/journal': { path: '/journal', reads: everyone(404), takes: members(200, 401), isPublic: false },
}

/** The paths that the web server mounts something at. */
export function listMounted(): string[] {
  const source = readFileSync('app/server/express-app.ts', 'utf8')
  const mounts = source.matchAll(
    /\bapp\.(?:get|post|put|patch|delete|all|use)\(\s*(?<paths>\[[^\]]*\]|'[^']*')/g,
  )
  const paths = [...mounts].flatMap(({ groups }) => [
    ...(groups?.['paths'] ?? '').matchAll(/'(?<path>[^']*)'/g),
  ])
  return [...new Set(paths.map(({ groups }) => groups?.['path'] ?? ''))]
}

/** Each of them, read and written by everybody; and written from elsewhere. */
export function listEndpointCases({ school, origin }: Matrix): AccessCase[] {
  const here = fromHere(origin)
  return Object.values(endpoints).flatMap((endpoint) => {
    if (!endpoint) return []
    const { reads, takes } = endpoint
    return PEOPLE.flatMap((person) => {
      const make = (method: string, expected: Outcome, from = here) =>
        toCase(school, { endpoint, person, method, expected, from })
      return [
        make('GET', reads[person]),
        make('HEAD', reads[person]),
        make('POST', takes[person]),
        make('POST', takes[person] === 405 ? 405 : 403, ELSEWHERE),
        ...['PUT', 'PATCH', 'DELETE'].map((method) => make(method, 405)),
      ]
    })
  })
}

const ELSEWHERE = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }

interface Way {
  readonly endpoint: Endpoint
  readonly person: Person
  readonly method: string
  readonly expected: Outcome
  readonly from: Readonly<Record<string, string>>
}

function toCase(school: PlantedSchool, { endpoint, person, method, expected, from }: Way): AccessCase {
  const { path, isPublic } = endpoint
  const asker = askerOf(school, person)
  const sent = method === 'POST' && { sent: entriesOf(school.people[memberOf(person)], school) }
  return {
    routeId: 'beside the routes',
    who: person,
    how: from === ELSEWHERE ? 'from elsewhere' : '',
    request: ask(asker, { method, path, from, ...sent }),
    expected,
    owner: asker.owner,
    mayRead: [],
    mayBeShared: isPublic,
  }
}

/** Entries about what is the learner's, and about what is one's own. */
function entriesOf(own: PlantedPerson, { people }: PlantedSchool) {
  const { noteId, attemptId } = people.learner
  const { lessonId } = own.task
  const note = { lessonId, anchor: null, body: 'Mine now.', over: ulid() }
  const entries = [
    ...(own === people.learner
      ? []
      : [queued('note-written.v1', { ...note, noteId }), queued('attempt-withdrawn.v1', { attemptId })]),
    queued('bookmarked.v1', { lessonId, isSet: true }),
  ]
  return json({ entries })
}
