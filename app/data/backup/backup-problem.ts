/** Why no backup was made; nothing is left behind. */
export type BackupProblem =
  | { readonly kind: 'taken'; readonly where: string }
  | { readonly kind: 'no-database'; readonly where: string }
  | { readonly kind: 'no-copy'; readonly where: string }
  | { readonly kind: 'damaged-source'; readonly where: string; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string }

/**
 * Why nothing, or not everything, was restored. `partial`: a server holds some of it, and must not be used.
 */
export type RestoreProblem =
  | { readonly kind: 'no-backup'; readonly where: string }
  | { readonly kind: 'damaged'; readonly where: string; readonly detail: string }
  | { readonly kind: 'not-empty'; readonly where: string; readonly found: string }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'virtual-table'; readonly table: string }
  | { readonly kind: 'unreachable'; readonly where: string; readonly detail: string }
  | { readonly kind: 'locked'; readonly where: string }
  | { readonly kind: 'partial'; readonly where: string; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string }

/** For an operator, in one line. */
export function describeBackupProblem(problem: BackupProblem): string {
  switch (problem.kind) {
    case 'taken':
      return `${problem.where} is there already: a backup never replaces another.`
    case 'no-database':
      return `${problem.where} is missing: there is nothing to back up.`
    case 'no-copy':
      return `${problem.where} holds no copy of the primary yet: start the server once, and wait for its first sync.`
    case 'damaged-source':
      return `${problem.where} is damaged, no backup was made of it: ${problem.detail}`
    case 'failed':
      return `No backup was made: ${problem.detail}`
  }
}

/** For an operator, in one line. */
export function describeRestoreProblem(problem: RestoreProblem): string {
  switch (problem.kind) {
    case 'no-backup':
      return `${problem.where} is no backup: it has no manifest.json.`
    case 'damaged':
      return `${problem.where} is damaged, nothing was restored: ${problem.detail}.`
    case 'not-empty':
      return `${problem.where} is not empty, it has ${problem.found}: a backup is only restored into an empty place.`
    case 'encrypted':
      return 'This backup is of an encrypted copy: restore it into a server, with REPLICA_ENCRYPTION_KEY set.'
    case 'virtual-table':
      return `The backup has the virtual table ${problem.table}, which cannot be sent to a server: restore it into a folder.`
    case 'unreachable':
      return `${problem.where} is out of reach, nothing was restored: ${problem.detail}`
    case 'locked':
      return `${problem.where}: another node is migrating it; stop all nodes first.`
    case 'partial':
      return `${problem.where} now holds only a part of the backup; make it empty and try again: ${problem.detail}`
    case 'failed':
      return `Nothing was restored: ${problem.detail}`
  }
}
