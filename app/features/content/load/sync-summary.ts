import { describeContentProblem, type ContentProblem } from './content-problem.ts'
import { CONTENT_KINDS, type ContentChange, type ContentKind } from './syncing/content-plan.ts'

/** What a sync did with things of one kind. */
export interface KindSummary {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly retired: number
  /** What could not be loaded, file by file; several problems of one file are one failure. */
  readonly failed: readonly ContentProblem[]
}

/** What a sync did, by kind. */
export type SyncSummary = Readonly<Record<ContentKind, KindSummary>>

/** Adds up changes and problems; a problem is of the kind that its file holds. */
export function summariseSync(
  changes: readonly ContentChange[],
  problems: readonly ContentProblem[],
): SyncSummary {
  const summaryOf = (kind: ContentKind): KindSummary => {
    const count = (change: ContentChange['change']) =>
      changes.filter((each) => each.kind === kind && each.change === change).length
    return {
      added: count('added'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      retired: count('retired'),
      failed: problems.filter(({ file }) => kindOf(file) === kind),
    }
  }
  return {
    courses: summaryOf('courses'),
    modules: summaryOf('modules'),
    lessons: summaryOf('lessons'),
    tasks: summaryOf('tasks'),
    topics: summaryOf('topics'),
  }
}

/** Every problem of a sync, by file and line. */
export function listSyncProblems(summary: SyncSummary): ContentProblem[] {
  const problems = CONTENT_KINDS.flatMap((kind) => summary[kind].failed)
  return problems.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
}

/** A sync in lines: one for each kind, then one for each problem. */
export function describeSync(summary: SyncSummary): string[] {
  const kinds = CONTENT_KINDS.map((kind) => {
    const { added, changed, unchanged, retired, failed } = summary[kind]
    const files = new Set(failed.map(({ file }) => file)).size
    return `${kind}: ${added} added, ${changed} changed, ${unchanged} unchanged, ${retired} retired, ${files} failed`
  })
  return [...kinds, ...listSyncProblems(summary).map(describeContentProblem)]
}

function kindOf(file: string): ContentKind {
  const name = /[^/\\]*$/.exec(file)?.[0] ?? ''
  if (name === 'config.json') return 'topics'
  if (name === 'course.md') return 'courses'
  if (name === 'module.md') return 'modules'
  if (/\.ya?ml$|[/\\]datasets[/\\]/.test(file)) return 'tasks'
  return name.endsWith('.md') ? 'lessons' : 'courses'
}
