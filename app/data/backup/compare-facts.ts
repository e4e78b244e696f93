import type { DatabaseFacts } from './manifest.ts'

/** One figure of a backup beside the same of what was restored. */
export interface ComparedFact {
  readonly what: string
  readonly backup: string
  readonly restored: string
  readonly isSame: boolean
}

/** Every figure of both, in a steady order; what only one of them has is a difference. */
export function compareFacts(backup: DatabaseFacts, restored: DatabaseFacts): ComparedFact[] {
  const names = [...new Set([...Object.keys(backup.tables), ...Object.keys(restored.tables)])].toSorted()
  return [
    ...names.map((name) => compareOne(`rows of ${name}`, backup.tables[name], restored.tables[name])),
    compareOne('ledger, oldest', toText(backup.ledger.oldest), toText(restored.ledger.oldest)),
    compareOne('ledger, newest', toText(backup.ledger.newest), toText(restored.ledger.newest)),
    compareOne('migrations', backup.migrations.join(' '), restored.migrations.join(' ')),
    compareOne('integrity_check', backup.integrity, restored.integrity),
    compareOne('foreign_key_check', backup.foreignKeyProblems, restored.foreignKeyProblems),
  ]
}

/** One figure; null is what a server does not tell, and no difference. */
export function compareOne(
  what: string,
  backup: string | number | null | undefined,
  restored: string | number | null | undefined,
): ComparedFact {
  const isSame = backup === restored || restored === null
  return { what, backup: toWords(backup), restored: toWords(restored), isSame }
}

function toWords(value: string | number | null | undefined): string {
  return value === null ? 'not told' : String(value ?? 'missing')
}

function toText(mark: { readonly seq: number; readonly id: string } | null): string {
  return mark ? `${mark.seq} ${mark.id}` : 'none'
}
