import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { signIns } from '#app/words/en/sign-ins.ts'
import { useWords } from '#app/words/use-words.ts'
import { signInWithPasskey } from './ask-passkey.ts'
import type { PasskeySignInProblem } from './rules/passkey.ts'

/** Signs in with a passkey; for pages whose scripts run. */
export function PasskeyButton({ redirectTo }: { readonly redirectTo: string }) {
  const t = useWords(signIns)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<PasskeySignInProblem | null>(null)

  async function signIn(): Promise<void> {
    setIsBusy(true)
    setProblem(null)
    const signedIn = await signInWithPasskey(redirectTo)
    if ('to' in signedIn) {
      // As after every sign-in: the whole page anew, in the person's language and colours.
      window.location.assign(signedIn.to)
      return
    }
    setProblem(signedIn.problem)
    setIsBusy(false)
  }

  return (
    <>
      {problem && <Notice tone="bad">{t(`passkeyFailed.${problem}`)}</Notice>}
      <Button
        type="button"
        look="secondary"
        className="w-full"
        disabled={isBusy}
        onClick={() => void signIn()}
      >
        <KeyRound aria-hidden="true" className="size-5" />
        {t(isBusy ? 'passkeyBusy' : 'passkey')}
      </Button>
    </>
  )
}
