import { ButtonLink } from '#app/ui/button.tsx'
import { signIns } from '#app/words/en/sign-ins.ts'
import { useWords } from '#app/words/use-words.ts'
import { confirmLink } from './rules/confirm-link.ts'

/** Stands where something would be that opens the account, for who signed in a while ago: leads to where they confirm it. */
export function ConfirmFirst({ back }: { readonly back: string }) {
  const t = useWords(signIns)
  return (
    <div className="space-y-3">
      <p className="text-muted">{t('confirmFirst.about')}</p>
      <ButtonLink look="secondary" to={confirmLink(back)}>
        {t('confirmFirst.go')}
      </ButtonLink>
    </div>
  )
}
