import type { ReactNode } from 'react'
import { search } from '#app/words/en/search.ts'
import { useWords } from '#app/words/use-words.ts'
import { useSlashSetting } from './use-slash-setting.ts'

/** What the keys do, below the results on wide screens; single keys can be turned off here. */
export function PaletteFoot() {
  const t = useWords(search)
  const [isSlashOn, setIsSlashOn] = useSlashSetting()
  return (
    <div className="hidden flex-wrap items-center justify-between gap-x-4 border-t border-line px-4 text-sm text-muted lg:flex">
      <p>{t.rich('palette.keys', { key: toKey })}</p>
      <label className="flex min-h-11 items-center gap-2">
        <input
          type="checkbox"
          checked={isSlashOn}
          onChange={(event) => setIsSlashOn(event.target.checked)}
          className="size-5 accent-accent"
        />
        {t('palette.slash')}
      </label>
    </div>
  )
}

function toKey(name: ReactNode) {
  return <kbd className="rounded border border-line-strong px-1.5 font-mono text-xs">{name}</kbd>
}
