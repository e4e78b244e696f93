import { useState, useSyncExternalStore } from 'react'
import { Button } from '#app/ui/button.tsx'
import { content } from '#app/words/en/content.ts'
import { useWords } from '#app/words/use-words.ts'

/** Copies a key, where scripts run; says what became of it. */
export function CopyKey({ value }: { readonly value: string }) {
  const t = useWords(content)
  const [said, setSaid] = useState<'copy' | 'copied' | 'notCopied'>('copy')
  const hasScripts = useSyncExternalStore(subscribeToNothing, isTrue, isFalse)
  if (!hasScripts) return null
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setSaid('copied'),
      () => setSaid('notCopied'),
    )
  return (
    <Button type="button" look="secondary" className="shrink-0" onClick={() => void copy()}>
      <span aria-live="polite">{t(`lesson.${said}`)}</span>
    </Button>
  )
}

const subscribeToNothing = () => () => {}
const isTrue = () => true
const isFalse = () => false
