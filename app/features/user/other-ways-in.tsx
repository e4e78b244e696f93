import { Link } from '@remix-run/react'
import { Section } from '#app/ui/section.tsx'
import { account } from '#app/words/en/account.ts'
import { useWords } from '#app/words/use-words.ts'

/** What opens an account beside its password. */
export interface OtherWaysIn {
  readonly passkeys: number
  readonly keys: number
  /** What the provider is called that the account is connected with; null where it is not. */
  readonly providerLabel: string | null
}

/** What else opens the account, and where each is removed: neither a new password nor signing out ends it. */
export function OtherWaysInSection({ passkeys, keys, providerLabel }: OtherWaysIn) {
  const t = useWords(account)
  const ways = [
    ...(passkeys > 0
      ? [{ to: '/settings/passkeys', words: t('otherWays.passkeys', { count: passkeys }) }]
      : []),
    ...(providerLabel === null
      ? []
      : [{ to: '/settings/passkeys#provider', words: t('otherWays.provider', { label: providerLabel }) }]),
    ...(keys > 0 ? [{ to: '/settings/api-keys', words: t('otherWays.keys', { count: keys }) }] : []),
  ]
  if (ways.length === 0) return null
  return (
    <Section id="other-ways" title={t('otherWays.title')}>
      <p className="text-muted">{t('otherWays.lead')}</p>
      <ul>
        {ways.map(({ to, words }) => (
          <li key={to}>
            <Link to={to} className="inline-flex min-h-11 items-center text-accent underline">
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
