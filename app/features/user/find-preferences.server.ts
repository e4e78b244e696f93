import type { LearnerSnapshot } from '#app/data/reader.ts'
import { prepare, tables } from '#app/data/sql.ts'
import { foldPreferences, parsePreferences, type Preferences } from './rules/preference.ts'

/** What a person wants of every browser, pending entries included; null for somebody who is not known here. */
export function findPreferences(view: LearnerSnapshot, userId: string): Preferences | null {
  const [row] = view.all('preferences', preferencesOf({ userId }))
  return row ? foldPreferences(parsePreferences(row.preferences), view.pending) : null
}

const preferencesOf = prepare((given: { readonly userId: string }) =>
  tables.selectFrom('User').select('preferences').where('id', '=', given.userId),
)
