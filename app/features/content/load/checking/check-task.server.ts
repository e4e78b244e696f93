import type { WrittenTask } from '#app/features/content/load/parsing/parse-tasks.ts'
import {
  completeTask,
  type TaskSurroundings,
} from '#app/features/content/load/syncing/complete-task.server.ts'
import { findText } from '#app/features/content/load/syncing/find-text.ts'
import type { AnyTaskType } from '#app/features/content/rules/erase-task-type.ts'
import type { RunSql } from '#app/features/content/rules/sql-run.ts'
import type { Grade } from '#app/features/content/rules/task-type.ts'
import { findTaskType } from '#app/features/content/rules/task-types.ts'
import type { Json } from '#app/kernel/entry.ts'
import { fail, ok, type Result } from '#app/kernel/result.ts'
import { listKeys, listMistakes, type KeptTask, type NamedMistake } from './answer-key.server.ts'
import { listBrokenLinks, type SiteAddresses } from './check-links.ts'
import { toErrors, type Finding } from './finding.ts'

/** What a task is checked with. */
export interface TaskCheck extends TaskSurroundings {
  readonly addresses: SiteAddresses
  /** Runs a key once more, although the same has been run: another time, it may yield other rows. */
  readonly runAgain: RunSql
}

/**
 * Completes a task as loading does and answers it: each answer that its key calls right has to be graded right, and who
 * makes one of its typical mistakes has to read the word on it.
 */
export async function checkTask(task: WrittenTask, check: TaskCheck): Promise<Finding[]> {
  const type = findTaskType(task.type)
  const completed = await completeTask(task, check)
  if (!type || !completed.ok) return completed.ok ? [] : toErrors(completed.reason)
  // cast: JSON.stringify wrote both.
  const [body, html] = [JSON.parse(completed.value.body) as Json, JSON.parse(completed.value.html) as Json]
  const kept: KeptTask = { type: task.type, source: task.source, body, html }
  const findings = toErrors(listTaskLinks(task, { type, body }, check))
  for (const { path, answer } of listKeys(kept)) {
    const grade = await gradeAnswer(type, kept, { answer, runSql: check.runAgain })
    const message = !grade.ok ? grade.reason : grade.value.isCorrect ? null : 'is graded wrong'
    if (message !== null) findings.push(...toErrors([task.problemAt(path, `this right answer ${message}`)]))
  }
  for (const mistake of listMistakes(kept)) {
    const message = judgeMistake(
      await gradeAnswer(type, kept, { answer: mistake.answer, runSql: check.runSql }),
      mistake,
    )
    if (message !== null) findings.push(...toErrors([task.problemAt(mistake.path, message)]))
  }
  return findings
}

async function gradeAnswer(
  type: AnyTaskType,
  { body, html }: KeptTask,
  { answer, runSql }: { readonly answer: Json; readonly runSql: RunSql },
): Promise<Result<Grade, string>> {
  const parsed = type.parseAnswer(answer)
  if (!parsed.ok) return fail(`cannot be given: ${parsed.reason}`)
  const run = type.toRun(body, parsed.value)
  const outcome = run && (await runSql(run))
  if (outcome?.kind === 'unavailable') return fail(`could not be tried: ${outcome.message}`)
  return ok(type.grade({ body, html, answer: parsed.value, outcome }))
}

/** Null when the word on it is shown. */
function judgeMistake(grade: Result<Grade, string>, { explanation }: NamedMistake): string | null {
  if (!grade.ok) return `this mistake ${grade.reason}`
  if (grade.value.isCorrect) return 'this mistake is graded right'
  const isShown = grade.value.explanation.notes.some(({ html }) => html === explanation)
  return isShown ? null : 'nobody will read this explanation: another mistake comes before it'
}

function listTaskLinks(
  task: WrittenTask,
  { type, body }: { readonly type: AnyTaskType; readonly body: Json },
  { addresses }: TaskCheck,
) {
  const texts = new Set<string>()
  type.toHtml(body, (markdown) => {
    texts.add(markdown)
    return ''
  })
  return [...texts].flatMap((markdown) =>
    listBrokenLinks(markdown, addresses, null).map(({ message }) =>
      task.problemAt(findText(task.source, markdown) ?? [], message),
    ),
  )
}
