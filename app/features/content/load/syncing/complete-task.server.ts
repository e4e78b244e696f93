import type { ContentProblem } from '#app/features/content/load/content-problem.ts'
import type { WrittenTask } from '#app/features/content/load/parsing/parse-tasks.ts'
import { toPlainWords } from '#app/features/content/load/parsing/plain-words.ts'
import { renderChecked } from '#app/features/content/load/rendering/render-markdown.server.ts'
import type { AssetPin, Shelf } from '#app/features/content/load/rendering/shelf.ts'
import type { RunSql } from '#app/features/content/rules/sql-run.ts'
import { findTaskType } from '#app/features/content/rules/task-types.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { hashValue } from './content-hash.server.ts'
import { findText } from './find-text.ts'
import { pinBody } from './pin-body.ts'

/** What tasks need besides their own words. */
export interface TaskSurroundings {
  /** Texts of the course's datasets, by name. */
  readonly datasets: ReadonlyMap<string, string>
  readonly shelf: Shelf
  readonly runSql: RunSql
}

/** The two texts of a task's revision, JSON. */
export interface CompletedTask {
  readonly body: string
  readonly html: string
}

/**
 * Tells whether a task has changed without running anything: SHA-256 of what is written, its dataset's text and the files
 * that it shows included.
 */
export function hashTask({ type, source }: WrittenTask, { datasets, shelf }: TaskSurroundings): string {
  const { dataset } = source
  const text = typeof dataset === 'string' ? (datasets.get(dataset) ?? null) : null
  const pins = listPins(source, shelf)
  return hashValue({
    type,
    source,
    dataset: text,
    ...(pins.length > 0 ? { pins } : {}),
    ...(shelf.language === 'en' ? {} : { language: shelf.language }),
  })
}

/** What the names in a task stand for; wherever they are, as only its type knows which of its texts are Markdown. */
function listPins(source: WrittenTask['source'], shelf: Shelf): [string, AssetPin][] {
  const names = new Set(JSON.stringify(source).match(/(?<=assets\/)[\w.-]+/g))
  return [...names].flatMap((name): [string, AssetPin][] => {
    const pin = shelf.pin(name)
    return pin.ok ? [[name, pin.value]] : []
  })
}

/** Has a task's type check and complete it, which may run SQL, and renders it. */
export async function completeTask(
  task: WrittenTask,
  { datasets, shelf, runSql }: TaskSurroundings,
): Promise<Result<CompletedTask, readonly ContentProblem[]>> {
  const type = findTaskType(task.type)
  if (!type) throw new Error(`the parser let the task type ${task.type} through`)
  const readDataset = (name: string) => datasets.get(name) ?? null
  const body = await type.toBody(task.source, { readDataset, runSql })
  if (!body.ok)
    return fail(body.reason.map(({ path, message }) => task.problemAt(path, toPlainWords(message))))
  const { body: pinned, written } = pinBody(type, body.value, shelf)
  const problems: ContentProblem[] = []
  const html = type.toHtml(pinned, (markdown) => {
    const rendered = renderChecked(markdown, 'inline', shelf)
    const path = findText(task.source, written.get(markdown) ?? markdown) ?? []
    problems.push(...rendered.problems.map(({ message }) => task.problemAt(path, message)))
    return rendered.html
  })
  if (problems.length > 0) return fail(problems)
  return ok({ body: JSON.stringify(pinned), html: JSON.stringify(html) })
}
