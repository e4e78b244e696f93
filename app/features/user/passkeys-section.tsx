import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { settings } from '#app/words/en/settings.ts'
import { useWords } from '#app/words/use-words.ts'
import { DoneNotice } from './done-notice.tsx'
import { NewPasskey } from './new-passkey.tsx'
import { PasskeyItem } from './passkey-item.tsx'
import type { PasskeyFacts, PasskeyResult } from './rules/passkey.ts'

/** A person's passkeys: what there are, a new one, an end to each. */
export function PasskeysSection({ passkeys, removingId, posted, isFresh }: PasskeysSectionProps) {
  const t = useWords(settings)
  return (
    <Section id="passkeys" title={t('passkeys.title')}>
      <p className="text-muted">{t('passkeys.about')}</p>
      {posted?.kind === 'done' && <DoneNotice>{posted.message}</DoneNotice>}
      {posted?.kind === 'refused' && <Notice tone="bad">{posted.message}</Notice>}
      {passkeys.length === 0 ? (
        <p>{t('passkeys.none')}</p>
      ) : (
        <ul className="space-y-3">
          {passkeys.map((passkey) => (
            <PasskeyItem key={passkey.id} passkey={passkey} isRemoving={passkey.id === removingId} />
          ))}
        </ul>
      )}
      <NewPasskey isFresh={isFresh} />
    </Section>
  )
}

interface PasskeysSectionProps {
  readonly passkeys: readonly PasskeyFacts[]
  /** The passkey that its owner is about to remove; null for none. */
  readonly removingId: string | null
  /** What became of the form that was sent last; null where none was. */
  readonly posted: PasskeyResult | null
  /** Whether they have proven a short while ago who they are. */
  readonly isFresh: boolean
}
