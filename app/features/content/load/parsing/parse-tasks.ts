import type { ContentProblem } from '#app/features/content/load/content-problem.ts'
import type { SourceFile } from '#app/features/content/load/reading/course-folder.ts'
import { findTaskType, taskTypes } from '#app/features/content/rules/task-types.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { checkValue } from './check-value.ts'
import { TaskFields } from './front-matter-fields.ts'
import type { LocatedValue, ValuePath } from './located-value.ts'
import { parseYaml } from './parse-yaml.ts'

/** A task as a teacher wrote it; its type has not looked at it yet. */
export interface WrittenTask {
  readonly slug: string
  /** Its place in the file, from 1. */
  readonly order: number
  /** A known type. */
  readonly type: string
  readonly kind: 'PRACTICE' | 'EXAM'
  /** The fields of its type. */
  readonly source: Readonly<Record<string, unknown>>
  /** A problem at a place in the task. */
  problemAt(path: ValuePath, message: string): ContentProblem
}

/** Reads a lesson's file of tasks. */
export function parseTasks(source: SourceFile): Result<readonly WrittenTask[], readonly ContentProblem[]> {
  const parsed = parseYaml({ ...source, firstLine: 1 })
  if (!parsed.ok) return parsed
  const located = parsed.value
  if (!Array.isArray(located.value) || located.value.length === 0) {
    return fail([located.problemAt([], 'expected a list of tasks')])
  }
  const tasks: WrittenTask[] = []
  const problems: ContentProblem[] = []
  located.value.forEach((value: unknown, index) => {
    const task = readTask(value, index, located)
    if (task.ok && tasks.every(({ slug }) => slug !== task.value.slug)) tasks.push(task.value)
    else if (task.ok)
      problems.push(task.value.problemAt(['id'], 'another task of this lesson has the same id'))
    else problems.push(...task.reason)
  })
  return problems.length > 0 ? fail(problems) : ok(tasks)
}

function readTask(
  value: unknown,
  index: number,
  located: LocatedValue,
): Result<WrittenTask, readonly ContentProblem[]> {
  const fields = checkValue(TaskFields, { value, at: [index] }, located)
  if (!fields.ok) return fields
  const { id, type, kind, ...source } = fields.value
  if (!findTaskType(type)) {
    const known = Object.keys(taskTypes).join(', ')
    return fail([located.problemAt([index, 'type'], `expected one of ${known}`)])
  }
  return ok({
    slug: id,
    order: index + 1,
    type,
    kind: kind === 'exam' ? 'EXAM' : 'PRACTICE',
    source,
    problemAt: (path, message) => located.problemAt([index, ...path], message),
  })
}
