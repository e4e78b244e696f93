import type { Snapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import type { Profile } from './rules/profile.ts'

/** What a person says about themselves; null for somebody who is not known here. */
export function findProfile(view: Snapshot, userId: string): Profile | null {
  const [row] = view.all('profile', profileOf({ userId }))
  return row ? { name: row.name, headline: row.headline ?? '', bio: row.bio ?? '' } : null
}

const profileOf = prepare((given: { readonly userId: string }) =>
  tables
    .selectFrom('User')
    .leftJoin('UserProfile', 'UserProfile.userId', 'User.id')
    .select(['User.name', 'UserProfile.headline', 'UserProfile.bio'])
    .where('User.id', '=', given.userId),
)
