import { describeContentProblem, type ContentProblem } from '#app/features/content/load/content-problem.ts'

/**
 * Something that a teacher should look at. An error is what a learner would find broken, unfair or missing; a warning is
 * what is only odd.
 */
export interface Finding extends ContentProblem {
  readonly severity: 'error' | 'warning'
}

/** Makes errors of problems. */
export function toErrors(problems: readonly ContentProblem[]): Finding[] {
  return problems.map((problem) => ({ ...problem, severity: 'error' }))
}

/** In one line: `content/x/course.md:3: warning: nothing shows this file`. */
export function describeFinding({ severity, message, ...place }: Finding): string {
  return describeContentProblem({ ...place, message: severity === 'error' ? message : `warning: ${message}` })
}

/** The last line: `2 errors, 1 warning`. */
export function describeCount(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.length - errors
  if (findings.length === 0) return 'nothing to complain of'
  return [count(errors, 'error'), count(warnings, 'warning')].join(', ')
}

function count(many: number, noun: string): string {
  return `${many} ${noun}${many === 1 ? '' : 's'}`
}
