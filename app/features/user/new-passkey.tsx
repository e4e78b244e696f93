import { useNavigate, useRevalidator } from '@remix-run/react'
import { useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { settings } from '#app/words/en/settings.ts'
import { useWords } from '#app/words/use-words.ts'
import { makePasskey } from './ask-passkey.ts'
import { ConfirmFirst } from './confirm-first.tsx'
import { DoneNotice } from './done-notice.tsx'
import { confirmLink } from './rules/confirm-link.ts'
import { MAX_PASSKEYS, type NewPasskeyProblem } from './rules/passkey.ts'
import { useHasPasskeys } from './use-has-passkeys.ts'

/** Makes a passkey, where scripts run and the browser can; says so where not. */
export function NewPasskey({ isFresh }: { readonly isFresh: boolean }) {
  const t = useWords(settings)
  const hasPasskeys = useHasPasskeys()
  const { revalidate } = useRevalidator()
  const navigate = useNavigate()
  const [state, setState] = useState<'idle' | 'busy' | 'made' | Shown>('idle')
  if (!hasPasskeys) return <p className="text-muted">{t('passkeys.needsScripts')}</p>
  if (!isFresh) return <ConfirmFirst back={HERE} />

  async function make(): Promise<void> {
    setState('busy')
    const problem = await makePasskey()
    // The page was open for a while.
    if (problem === 'notFresh') return navigate(confirmLink(HERE))
    setState(problem ?? 'made')
    if (problem === null) revalidate()
  }

  const isProblem = state !== 'idle' && state !== 'busy' && state !== 'made'
  return (
    <div className="space-y-3">
      {state === 'made' && <DoneNotice>{t('passkeys.added')}</DoneNotice>}
      {isProblem && <Notice tone="bad">{t(`passkeys.failed.${state}`, { max: MAX_PASSKEYS })}</Notice>}
      <Button type="button" disabled={state === 'busy'} onClick={() => void make()}>
        {t(state === 'busy' ? 'passkeys.adding' : 'passkeys.add')}
      </Button>
    </div>
  )
}

type Shown = Exclude<NewPasskeyProblem, 'notFresh'>

const HERE = '/settings/passkeys'
