import { account } from '#app/words/en/account.ts'
import { useWords } from '#app/words/use-words.ts'
import { linkTo } from './rich-text.tsx'

/** What goes along with an account, as far as whoever runs the school has written it. */
export function SignupLegal({ hasTerms, hasPrivacy }: SignupLegalProps) {
  const t = useWords(account)
  if (!hasTerms && !hasPrivacy) return null
  return (
    <div className="mt-6 space-y-1 text-sm text-muted">
      {hasTerms && <p>{t.rich('signup.terms', { link: linkTo('/terms') })}</p>}
      {hasPrivacy && <p>{t.rich('signup.privacy', { link: linkTo('/privacy') })}</p>}
    </div>
  )
}

interface SignupLegalProps {
  /** Whether there are terms of use. */
  readonly hasTerms: boolean
  /** Whether there is a privacy notice. */
  readonly hasPrivacy: boolean
}
