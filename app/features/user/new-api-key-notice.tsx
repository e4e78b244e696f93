import { Notice } from '#app/ui/notice.tsx'
import type { ApiKeyResult } from './rules/api-key-result.ts'

/** What became of a form about keys; a new key is shown here, and nowhere again. */
export function NewApiKeyNotice({ posted }: { readonly posted: ApiKeyResult | null }) {
  if (posted === null || posted.kind === 'invalid') return null
  if (posted.kind === 'refused') return <Notice tone="bad">{posted.message}</Notice>
  if (posted.kind === 'revoked') return <Notice tone="good">The key is revoked.</Notice>
  return (
    <Notice tone="good">
      <label htmlFor="new-api-key" className="font-semibold">
        Your new key <bdi>“{posted.name}”</bdi>. Copy it now: it is not shown again.
      </label>
      <input
        id="new-api-key"
        readOnly
        value={posted.key}
        autoComplete="off"
        spellCheck={false}
        onFocus={(event) => event.currentTarget.select()}
        className="mt-2 min-h-11 w-full rounded-control border border-line-strong bg-raised px-3 py-2 font-mono text-sm"
      />
    </Notice>
  )
}
