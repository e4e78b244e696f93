import type { CourseFixture } from '../course-fixture.ts'
import type { Member } from './people.ts'
import type { PersonRows } from './person-rows.ts'
import type { PlantedPerson } from './person-work.ts'
import type { Answer, Request } from './send.ts'

/** Words and ids that are somebody's own, and of which sort each is: where one shows up, so does the rest of them. */
export type Canaries = ReadonlyMap<string, { readonly owner: string; readonly sort: string }>

/** Who may be shown what of others. */
export interface Reader {
  /** Whose own words are no news to them; null for nobody. */
  readonly owner: string | null
  /** Sorts of canaries that they may see of others. */
  readonly mayRead: readonly string[]
}

/**
 * What an answer says of others, in its headers or its body: `the learner's note`. What the request itself named is no
 * news to whoever sent it.
 */
export function findLeaks(
  canaries: Canaries,
  {
    request,
    answer,
    reader,
  }: { readonly request: Request; readonly answer: Answer; readonly reader: Reader },
): string[] {
  const said = `${request.path}\n${request.body?.toString('latin1') ?? ''}`
  const told = `${JSON.stringify(answer.headers)}\n${answer.text}`
  const leaks = (told.match(WORDS) ?? []).flatMap((word) => {
    const canary = canaries.get(word)
    if (!canary || canary.owner === reader.owner || reader.mayRead.includes(canary.sort)) return []
    return said.includes(word) ? [] : [`${canary.owner.replace(SPARE, 'somebody')}’s ${canary.sort}`]
  })
  return [...new Set(leaks)]
}

/** There are many spare people, and all the same. */
const SPARE = /^[a-z]+spare[a-z]+$/

/** What a canary can look like: a marked word, an id, a hash, the beginning of a key. */
const WORDS = /canary-[a-z]+-[a-z]+|[0-9A-HJKMNP-TV-Z]{26}|[0-9a-f]{64}|hs_[0-9A-Za-z]{8}/g

/** The canaries of people and of a course that is not published. */
export function listCanaries(
  everybody: readonly PersonRows[],
  people: Readonly<Record<Member, PlantedPerson>>,
  draft: CourseFixture,
): Canaries {
  const canaries = new Map<string, { readonly owner: string; readonly sort: string }>()
  for (const rows of everybody) {
    const owner = ownerOf(rows)
    for (const sort of WRITTEN) canaries.set(`canary-${owner}-${sort}`, { owner, sort })
    for (const [sort, id] of idsOf(rows)) canaries.set(id, { owner, sort })
  }
  for (const person of Object.values(people)) {
    const owner = ownerOf(person)
    const { practiceId, attemptId, spareAttemptId, noteId, spareNoteId } = person
    const ids = { practiceId, attemptId, spareAttemptId, noteId, spareNoteId }
    for (const [sort, id] of Object.entries(ids)) canaries.set(id, { owner, sort })
  }
  const { courseId, lessons, tasks } = draft
  const ofDraft = [courseId, ...lessons.map(({ lessonId }) => lessonId), ...tasks.map(({ taskId }) => taskId)]
  for (const id of ofDraft) canaries.set(id, { owner: 'draft', sort: 'id' })
  for (const sort of ['title', 'description']) canaries.set(`canary-draft-${sort}`, { owner: 'draft', sort })
  return canaries
}

/** How canaries name whose they are. */
export function ownerOf({ email }: Pick<PersonRows, 'email'>): string {
  return email.split('-')[1] ?? ''
}

/** What people write themselves, as `person-rows.ts` and `person-work.ts` mark it. */
const PROFILE = ['name', 'email', 'username', 'headline', 'bio', 'picture', 'device', 'account']
const WRITTEN = [
  ...PROFILE,
  'key',
  'readingkey',
  'passkey',
  'passkeyid',
  'answer',
  'note',
  'report',
  'parked',
]

function idsOf(rows: PersonRows): [string, string][] {
  const { userId, deviceId, sessionId, otherSessionId, keyId, pictureHash, key, readingKey } = rows
  return [
    ...Object.entries({ userId, deviceId, sessionId, otherSessionId, keyId, pictureHash }),
    ['key prefix', key.slice(0, KEY_SHOWN)],
    ['key prefix', readingKey.slice(0, KEY_SHOWN)],
  ]
}

/** `hs_` and eight characters. */
const KEY_SHOWN = 11
