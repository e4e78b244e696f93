import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'

/** How many of a learner's entries of one kind could not be counted. */
export interface OwnParked {
  readonly kind: string
  readonly count: number
  /** When the last of them was parked, ISO-8601. */
  readonly lastAt: string
}

/** What of a learner's work is kept but could not be counted, by kind; what concerns only signing in is left out. */
export function listOwnParked(view: Snapshot, userId: string): OwnParked[] {
  return view.all('own-parked', parkedOf({ userId }))
}

const parkedOf = prepare((given: { readonly userId: string }) =>
  tables
    .selectFrom('Parked')
    .select(['kind'])
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max<string>('createdAt').as('lastAt')])
    .where('userId', '=', given.userId)
    .where('kind', 'not like', 'session-%')
    .groupBy('kind')
    .orderBy('kind'),
)
