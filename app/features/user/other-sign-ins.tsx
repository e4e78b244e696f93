import { useSearchParams } from '@remix-run/react'
import { Notice } from '#app/ui/notice.tsx'
import { signIns } from '#app/words/en/sign-ins.ts'
import { useWords } from '#app/words/use-words.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { ProviderForm } from './provider-form.tsx'
import { findSignInProblem } from './rules/provider.ts'
import { useHasPasskeys } from './use-has-passkeys.ts'

/** The ways to sign in without a password, and why the last of them did not work. */
export function OtherSignIns({ providerLabel, redirectTo }: OtherSignInsProps) {
  const t = useWords(signIns)
  const hasPasskeys = useHasPasskeys()
  const [search] = useSearchParams()
  const problem = providerLabel === null ? null : findSignInProblem(search.get('problem'))
  if (providerLabel === null && !hasPasskeys) return null
  return (
    <section aria-labelledby="other-sign-ins" className="mt-8 space-y-3 border-t border-line pt-6">
      <h2 id="other-sign-ins" className="text-lg font-bold">
        {t('or')}
      </h2>
      {problem && <Notice tone="bad">{t(`problems.${problem}`, { label: providerLabel ?? '' })}</Notice>}
      {providerLabel !== null && (
        <ProviderForm intent="sign-in" redirectTo={redirectTo}>
          {t('provider', { label: providerLabel })}
        </ProviderForm>
      )}
      {hasPasskeys && <PasskeyButton purpose="sign-in" redirectTo={redirectTo} />}
    </section>
  )
}

interface OtherSignInsProps {
  /** What the provider is called; null where there is none: `context.provider?.label ?? null`. */
  readonly providerLabel: string | null
  /** A path on this site, to go on to. */
  readonly redirectTo: string
}
