import { Notice } from '#app/ui/notice.tsx'
import { dashboard } from '#app/words/en/dashboard.ts'
import { useWords } from '#app/words/use-words.ts'
import { linkTo } from './rich-text.tsx'

/** Reminds somebody, calmly, that nobody has shown yet that their address is theirs. */
export function ConfirmAddressNotice() {
  const t = useWords(dashboard)
  return (
    <div className="mb-8">
      <Notice tone="plain" isAnnounced={false}>
        <p>{t.rich('confirmAddress', { link: linkTo('/verify') })}</p>
      </Notice>
    </div>
  )
}
