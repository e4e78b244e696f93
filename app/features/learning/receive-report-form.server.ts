import { z } from 'zod/mini'
import { ULID_PATTERN } from '#app/kernel/ulid.ts'
import type { notes } from '#app/words/en/notes.ts'
import type { Words } from '#app/words/words.ts'
import { KEPT_TOOL, refuseTool, type PostedTool, type ReceivedTool } from './refuse-tool.server.ts'
import { reportTask } from './report-task.server.ts'
import { REPORT_MAX } from './rules/task-report.ts'
import { TaskReported } from './rules/task-reported.ts'
import type { LessonHandles } from './write-note.server.ts'

/** Takes a report of a mistake that a form sent: `taskId`, `revisionId`, `reason` and `body`. */
export async function receiveReportForm(
  handles: LessonHandles,
  t: Words<typeof notes>,
  { learner, typed, nowMs }: PostedTool,
): Promise<ReceivedTool> {
  if (!learner) return refuseTool(t, 'signed-out', typed)
  const fields = Object.fromEntries(Object.entries(typed).map(([name, [first]]) => [name, first]))
  const read = ReportForm.safeParse({ ...fields, body: (fields['body'] ?? '').replaceAll('\r\n', '\n') })
  if (read.success) {
    const reported = await reportTask(handles, learner, read.data, nowMs)
    return reported.ok ? KEPT_TOOL : refuseTool(t, reported.reason, typed)
  }
  const refused = refuseTool(t, 'not-readable', typed)
  const names = new Set(read.error.issues.map(({ path }) => path[0]))
  if (names.has('reason')) return withMessage(refused, t('refusals.noReason'), typed)
  return names.has('body') ? withMessage(refused, t('refusals.tooLong', { max: REPORT_MAX }), typed) : refused
}

const ReportForm = z.extend(TaskReported, { revisionId: z.string().check(z.regex(ULID_PATTERN)) })

function withMessage({ refusal }: ReceivedTool, message: string, typed: PostedTool['typed']): ReceivedTool {
  return { refusal, result: { status: 'refused', message, typed } }
}
