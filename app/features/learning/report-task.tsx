import { useSearchParams } from '@remix-run/react'
import { Flag } from 'lucide-react'
import { useId } from 'react'
import { Button } from '#app/ui/button.tsx'
import { notes } from '#app/words/en/notes.ts'
import { useWords } from '#app/words/use-words.ts'
import { REPORT_MAX, REPORT_REASONS } from './rules/task-report.ts'
import { useToolFetcher } from './use-tool-fetcher.ts'

/** A way to say that something is wrong with a task. Stands beside the task's own form, never in it. */
export function ReportTask({ task }: ReportTaskProps) {
  const { id: taskId, slug, revisionId } = task
  const t = useWords(notes)
  const [search] = useSearchParams()
  const tool = useToolFetcher(`report-${revisionId}`)
  const isThanked = tool.result?.status === 'kept' || search.get('reported') === taskId
  const anchor = `report-${slug}`
  return (
    <details id={anchor} open={isThanked || undefined} className="scroll-mt-4 text-sm print:hidden">
      <summary className="-ms-2 inline-flex min-h-11 list-none items-center gap-2 rounded-control px-2 text-muted underline-offset-4 hover:text-accent hover:underline [&::-webkit-details-marker]:hidden">
        <Flag aria-hidden="true" className="size-4" />
        {t('report.open')}
      </summary>
      <div role="status">{isThanked && <p className="py-2 font-medium">{t('report.thanks')}</p>}</div>
      {!isThanked && <ReportForm tool={tool} anchor={anchor} taskId={taskId} revisionId={revisionId} />}
    </details>
  )
}

interface ReportTaskProps {
  /** As it is on screen. */
  readonly task: { readonly id: string; readonly slug: string; readonly revisionId: string }
}

function ReportForm({ tool, anchor, taskId, revisionId }: ReportFormProps) {
  const t = useWords(notes)
  const id = useId()
  const { Form, isBusy, result, here } = tool
  const refused = result?.status === 'refused' ? result.message : null
  const [path, query] = here.split('?')
  const thanked = new URLSearchParams(query)
  thanked.set('reported', taskId)
  return (
    <Form method="post" action="/lesson-tools/report" className="space-y-4 py-2">
      <input type="hidden" name="intent" value="report" />
      <input type="hidden" name="taskId" value={taskId} />
      <input type="hidden" name="revisionId" value={revisionId} />
      <input type="hidden" name="redirectTo" value={`${path}?${thanked}#${anchor}`} />
      <fieldset className="min-w-0">
        <legend className="font-semibold">{t('report.reason')}</legend>
        {REPORT_REASONS.map((reason) => (
          <label key={reason} className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name="reason"
              value={reason}
              required
              className="size-5 shrink-0 accent-accent"
            />
            {t(`report.reasons.${reason}`)}
          </label>
        ))}
      </fieldset>
      <div className="space-y-1">
        <label htmlFor={`${id}-body`} className="block font-semibold">
          {t('report.body')}
        </label>
        <p id={`${id}-hint`} className="text-muted">
          {t('report.hint', { max: REPORT_MAX })}
        </p>
        <textarea
          id={`${id}-body`}
          name="body"
          rows={3}
          maxLength={REPORT_MAX}
          dir="auto"
          aria-describedby={`${id}-hint`}
          className="w-full rounded-control border border-line-strong bg-raised px-3 py-2"
        />
      </div>
      {refused !== null && (
        <p role="alert" className="font-medium text-bad">
          {refused}
        </p>
      )}
      <Button look="secondary" aria-disabled={isBusy}>
        {isBusy ? t('report.sending') : t('report.send')}
      </Button>
    </Form>
  )
}

interface ReportFormProps {
  readonly tool: ReturnType<typeof useToolFetcher>
  readonly anchor: string
  readonly taskId: string
  readonly revisionId: string
}
