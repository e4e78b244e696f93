import { Form } from '@remix-run/react'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageTitle } from '#app/ui/page.tsx'
import { notes } from '#app/words/en/notes.ts'
import { useWords } from '#app/words/use-words.ts'
import type { ToolResult } from './rules/tool-result.ts'

/** For browsers without JavaScript: a form about a lesson that was refused, to be sent once more as it was. */
export function RefusedTool({ to, result }: RefusedToolProps) {
  const t = useWords(notes)
  if (result?.status !== 'refused') {
    return (
      <>
        <PageTitle title={t('page.title')} lead={t('tools.nothing')} />
        <ButtonLink to="/notes">{t('tools.back')}</ButtonLink>
      </>
    )
  }
  const { body, ...others } = Object.fromEntries(
    Object.entries(result.typed).map(([name, [first = '']]) => [name, first]),
  )
  return (
    <>
      <PageTitle title={t('tools.title')} lead={t('tools.lead')} />
      <Form method="post" action={to} className="space-y-5">
        <Notice tone="bad">{result.message}</Notice>
        {Object.entries(others).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {body !== undefined && (
          <div className="space-y-1">
            <label htmlFor="typed" className="block font-semibold">
              {t('tools.typed')}
            </label>
            <textarea
              id="typed"
              name="body"
              rows={8}
              dir="auto"
              defaultValue={body}
              className="w-full rounded-control border border-line-strong bg-raised px-3 py-2"
            />
          </div>
        )}
        <Button>{t('tools.again')}</Button>
      </Form>
    </>
  )
}

interface RefusedToolProps {
  /** Path that the form goes to. */
  readonly to: string
  /** What became of it; null when nothing was sent. */
  readonly result: ToolResult | null
}
