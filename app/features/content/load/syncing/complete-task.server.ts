import type { ContentProblem } from '#app/features/content/load/content-problem.ts'
import type { ValuePath } from '#app/features/content/load/parsing/located-value.ts'
import type { WrittenTask } from '#app/features/content/load/parsing/parse-tasks.ts'
import { toPlainWords } from '#app/features/content/load/parsing/plain-words.ts'
import { renderChecked } from '#app/features/content/load/rendering/render-markdown.server.ts'
import type { RunSql } from '#app/features/content/rules/sql-run.ts'
import { findTaskType } from '#app/features/content/rules/task-types.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { hashValue } from './content-hash.server.ts'

/** What tasks need besides their own words. */
export interface TaskSurroundings {
  /** Texts of the course's datasets, by name. */
  readonly datasets: ReadonlyMap<string, string>
  readonly runSql: RunSql
}

/** The two texts of a task's revision, JSON. */
export interface CompletedTask {
  readonly body: string
  readonly html: string
}

/** Tells whether a task has changed without running anything: SHA-256 of what is written, its dataset's text included. */
export function hashTask({ type, source }: WrittenTask, { datasets }: TaskSurroundings): string {
  const { dataset } = source
  const text = typeof dataset === 'string' ? (datasets.get(dataset) ?? null) : null
  return hashValue({ type, source, dataset: text })
}

/** Has a task's type check and complete it, which may run SQL, and renders it. */
export async function completeTask(
  task: WrittenTask,
  { datasets, runSql }: TaskSurroundings,
): Promise<Result<CompletedTask, readonly ContentProblem[]>> {
  const type = findTaskType(task.type)
  if (!type) throw new Error(`the parser let the task type ${task.type} through`)
  const readDataset = (name: string) => datasets.get(name) ?? null
  const body = await type.toBody(task.source, { readDataset, runSql })
  if (!body.ok)
    return fail(body.reason.map(({ path, message }) => task.problemAt(path, toPlainWords(message))))
  const problems: ContentProblem[] = []
  const html = type.toHtml(body.value, (markdown) => {
    const rendered = renderChecked(markdown, 'inline')
    const path = findText(task.source, markdown) ?? []
    problems.push(...rendered.problems.map(({ message }) => task.problemAt(path, message)))
    return rendered.html
  })
  if (problems.length > 0) return fail(problems)
  return ok({ body: JSON.stringify(body.value), html: JSON.stringify(html) })
}

/** Where a text stands in what was written; null when the type made it up. */
function findText(value: unknown, text: string): ValuePath | null {
  if (typeof value === 'string') return value.trim() === text.trim() ? [] : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, part] of Object.entries(value)) {
    const path = findText(part, text)
    if (path) return [Array.isArray(value) ? Number(key) : key, ...path]
  }
  return null
}
