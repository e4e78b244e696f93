import type { ReactNode } from 'react'
import { Notice } from '#app/ui/notice.tsx'
import { settings } from '#app/words/en/settings.ts'
import { useWords } from '#app/words/use-words.ts'
import { CopyKey } from './copy-key.tsx'
import { DoneNotice } from './done-notice.tsx'
import type { ApiKeyResult } from './rules/api-key-result.ts'

/** What became of a form about keys; a new key is shown here, and nowhere again. */
export function NewApiKeyNotice({ posted }: { readonly posted: ApiKeyResult | null }) {
  const t = useWords(settings)
  if (posted === null || posted.kind === 'invalid') return null
  if (posted.kind === 'refused') return <Notice tone="bad">{posted.message}</Notice>
  if (posted.kind === 'revoked') return <DoneNotice>{t('keys.revoked')}</DoneNotice>
  return (
    <DoneNotice>
      <label htmlFor="new-api-key" className="font-semibold">
        {t.rich('keys.isNew', { isolated: isolate, name: posted.name })}
      </label>
      <div className="mt-2 flex flex-wrap gap-2">
        <input
          id="new-api-key"
          readOnly
          value={posted.key}
          autoComplete="off"
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
          className="min-h-11 min-w-0 flex-1 basis-64 rounded-control border border-line-strong bg-raised px-3 py-2 font-mono text-sm"
        />
        <CopyKey key={posted.key} value={posted.key} />
      </div>
    </DoneNotice>
  )
}

function isolate(text: ReactNode): ReactNode {
  return <bdi>{text}</bdi>
}
