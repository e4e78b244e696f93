import { useSearchParams } from '@remix-run/react'
import { Notice } from '#app/ui/notice.tsx'
import { signIns } from '#app/words/en/sign-ins.ts'
import { useWords } from '#app/words/use-words.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { ProviderForm } from './provider-form.tsx'
import { findSignInProblem } from './rules/provider.ts'
import { useHasPasskeys } from './use-has-passkeys.ts'

/** The ways to show without a password that it is you, and why the last of them did not work. */
export function OtherConfirmations({ hasPasskeys, providerLabel, redirectTo }: OtherConfirmationsProps) {
  const t = useWords(signIns)
  const knowsPasskeys = useHasPasskeys()
  const [search] = useSearchParams()
  const problem = providerLabel === null ? null : findSignInProblem(search.get('problem'))
  return (
    <div className="space-y-3">
      {problem && <Notice tone="bad">{t(`problems.${problem}`, { label: providerLabel ?? '' })}</Notice>}
      {hasPasskeys && !knowsPasskeys && <p className="text-muted">{t('passkeyNeedsScripts')}</p>}
      {hasPasskeys && knowsPasskeys && <PasskeyButton purpose="confirm" redirectTo={redirectTo} />}
      {providerLabel !== null && (
        <ProviderForm intent="confirm" redirectTo={redirectTo}>
          {t('provider', { label: providerLabel })}
        </ProviderForm>
      )}
    </div>
  )
}

interface OtherConfirmationsProps {
  readonly hasPasskeys: boolean
  /** What the provider is called that the account is connected with; null where it is not. */
  readonly providerLabel: string | null
  /** A path on this site, to go back to. */
  readonly redirectTo: string
}
