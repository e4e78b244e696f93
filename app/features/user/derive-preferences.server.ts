import type { LearnerBatch } from '#app/data/journal/shipper.server.ts'
import type { Snapshot } from '#app/data/reader.ts'
import { tables, toStatement, type Statement } from '#app/data/sql.ts'
import { toIso } from '#app/kernel/time.ts'
import { findPreferences } from './find-preferences.server.ts'
import { findTimeZone } from './rules/time-zone.ts'

/** What new entries mean for the account: what is wanted, and the columns that others ask for. */
export function derivePreferences(view: Snapshot, batch: LearnerBatch, nowMs: number): Statement[] {
  if (!batch.entries.some((entry) => entry.kind === 'preference-set.v1')) return []
  const { userId, entries } = batch
  const preferences = findPreferences({ all: view.all, pending: entries }, userId)
  if (!preferences) return []
  const locale = preferences.locale?.value
  const timeZone = preferences.timeZone && findTimeZone(preferences.timeZone.value)
  const columns = {
    preferences: JSON.stringify(preferences),
    ...(locale && { locale }),
    ...(timeZone && { timeZone }),
    updatedAt: toIso(nowMs),
  }
  return [toStatement(tables.updateTable('User').set(columns).where('id', '=', userId))]
}
