import type { search } from '#app/words/en/search.ts'
import type { Words } from '#app/words/words.ts'
import { listWords, toSearchWords } from './search-query.ts'

/** A page of this site that can be gone to by its name. */
export interface Destination {
  /** Of its words in the slice `search`. */
  readonly id: keyof (typeof search)['messages']['destinations']
  readonly to: string
}

/** Who wants to go. */
export interface Traveller {
  readonly isSignedIn: boolean
  readonly isOperator: boolean
}

/** The pages that somebody may open, the most wanted first. */
export function listDestinations(traveller: Traveller): Destination[] {
  return DESTINATIONS.filter(({ mayGo }) => mayGo(traveller)).map(({ id, to }) => ({ id, to }))
}

/**
 * Those of them that every word of a text is the beginning of a word of: in their title or what else they are called, in
 * any language.
 *
 * @param languages the slice in each language that is known
 */
export function listNamedDestinations(
  text: string,
  traveller: Traveller,
  languages: readonly Words<typeof search>[],
): Destination[] {
  const words = toSearchWords(text)
  if (words.length === 0) return []
  return listDestinations(traveller).filter(({ id }) => {
    const names = languages.flatMap((t) =>
      listWords(`${t(`destinations.${id}.title`)} ${t(`destinations.${id}.words`)}`),
    )
    return words.every((word) => names.some((name) => name.startsWith(word)))
  })
}

type MayGo = (traveller: Traveller) => boolean
const anyone: MayGo = () => true
const guests: MayGo = ({ isSignedIn }) => !isSignedIn
const learners: MayGo = ({ isSignedIn }) => isSignedIn
const operators: MayGo = ({ isOperator }) => isOperator

const DESTINATIONS: readonly (Destination & { readonly mayGo: MayGo })[] = [
  { id: 'dashboard', to: '/dashboard', mayGo: learners },
  { id: 'courses', to: '/courses', mayGo: anyone },
  { id: 'practice', to: '/practice', mayGo: learners },
  { id: 'notes', to: '/notes', mayGo: learners },
  { id: 'achievements', to: '/achievements', mayGo: learners },
  { id: 'history', to: '/history', mayGo: learners },
  { id: 'settings', to: '/settings', mayGo: learners },
  { id: 'passkeys', to: '/settings/passkeys', mayGo: learners },
  { id: 'security', to: '/settings/security', mayGo: learners },
  { id: 'picture', to: '/settings/picture', mayGo: learners },
  { id: 'apiKeys', to: '/settings/api-keys', mayGo: learners },
  { id: 'system', to: '/admin/system', mayGo: operators },
  { id: 'reports', to: '/admin/reports', mayGo: operators },
  { id: 'login', to: '/login', mayGo: guests },
  { id: 'signup', to: '/signup', mayGo: guests },
  { id: 'home', to: '/', mayGo: anyone },
  { id: 'privacy', to: '/privacy', mayGo: anyone },
  { id: 'terms', to: '/terms', mayGo: anyone },
]
