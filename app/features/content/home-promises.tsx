import { MessageCircleQuestion, Sprout, WifiOff } from 'lucide-react'
import { content } from '#app/words/en/content.ts'
import { useWords } from '#app/words/use-words.ts'

/** What the school promises to whoever looks in for the first time. */
export function HomePromises() {
  const t = useWords(content)
  return (
    <ul className="mt-10 grid gap-x-10 gap-y-6 border-y border-line py-8 sm:grid-cols-3">
      {PROMISES.map(({ word, Icon }) => (
        <li key={word} className="flex gap-4 sm:block sm:space-y-2">
          <Icon aria-hidden="true" className="mt-1 size-6 shrink-0 text-accent sm:mt-0" />
          <p>
            <strong className="block">{t(`home.promises.${word}.title`)}</strong>
            <span className="text-muted">{t(`home.promises.${word}.text`)}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}

const PROMISES = [
  { word: 'offline', Icon: WifiOff },
  { word: 'explained', Icon: MessageCircleQuestion },
  { word: 'kept', Icon: Sprout },
] as const
