import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { signIns } from '#app/words/en/sign-ins.ts'
import { useWords } from '#app/words/use-words.ts'
import { givePasskey } from './ask-passkey.ts'
import type { PasskeySignInProblem } from './rules/passkey.ts'

/** Signs in with a passkey, or shows with one that it is its owner; for pages whose scripts run. */
export function PasskeyButton({ purpose, redirectTo }: PasskeyButtonProps) {
  const t = useWords(signIns)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<PasskeySignInProblem | null>(null)

  async function ask(): Promise<void> {
    setIsBusy(true)
    setProblem(null)
    const given = await givePasskey(purpose, redirectTo)
    if ('to' in given) {
      // As after every sign-in: the whole page anew, in the person's language and colours.
      window.location.assign(given.to)
      return
    }
    setProblem(given.problem)
    setIsBusy(false)
  }

  const failed = purpose === 'sign-in' ? 'passkeyFailed' : 'confirmFailed'

  return (
    <>
      {problem && <Notice tone="bad">{t(`${failed}.${problem}`)}</Notice>}
      <Button type="button" look="secondary" className="w-full" disabled={isBusy} onClick={() => void ask()}>
        <KeyRound aria-hidden="true" className="size-5" />
        {t(isBusy ? 'passkeyBusy' : 'passkey')}
      </Button>
    </>
  )
}

interface PasskeyButtonProps {
  readonly purpose: 'sign-in' | 'confirm'
  /** A path on this site, to go on to. */
  readonly redirectTo: string
}
