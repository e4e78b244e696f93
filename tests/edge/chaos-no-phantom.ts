import type { EndState, Row } from './chaos-end-state.ts'
import { listSendings, type Operation } from './chaos-log.ts'

/**
 * Nothing is in the primary that nobody sent, and everything is whose it was.
 *
 * @param ownEmails accounts that the school makes itself, with their work
 */
export function findPhantoms(
  log: readonly Operation[],
  { primary }: EndState,
  ownEmails: ReadonlySet<string>,
): string[] {
  const tried = new Set(log.filter(({ kind }) => kind === 'sign-up').map(({ learner }) => learner))
  const emails = new Map(primary.User.map((row) => [row['id'], String(row['email'])]))
  const sent = new Map(
    listSendings(log).flatMap(({ entries, learner }) =>
      entries.map(({ id, kind }) => [id, { kind, learner }]),
    ),
  )
  const begun = new Set<string>()

  function findFault(id: string, kind: string, email: string | undefined): string | null {
    if (email === undefined) return 'of nobody'
    if (ownEmails.has(email)) return null
    if (kind === 'session-begun.v1') {
      const isFirst = !begun.has(email)
      begun.add(email)
      return isFirst ? null : 'a second session of'
    }
    const known = sent.get(id)
    if (!known) return 'that nobody sent, of'
    if (known.learner !== email) return `that ${known.learner} sent, of`
    return known.kind === kind ? null : `sent as ${known.kind}, of`
  }

  const attempts = primary.UserTaskAttempt.map((row): Row => ({ ...row, kind: 'attempt.v1' }))
  const faults = [...primary.Entry, ...attempts].flatMap((row) => {
    const [id, kind, email] = [String(row['id']), String(row['kind']), emails.get(row['userId'] ?? null)]
    const fault = findFault(id, kind, email)
    return fault === null ? [] : [`phantom: ${kind} ${id} ${fault} ${email ?? ''}`]
  })
  const strangers = [...emails.values()].filter((email) => !tried.has(email) && !ownEmails.has(email))
  return [...faults, ...strangers.map((email) => `phantom: the account ${email}`)]
}
