import { useNavigation } from '@remix-run/react'
import { useEffect, useRef, type ReactNode } from 'react'

/** Something to be told: announced to screen readers when it appears, unless it stands where that is done already. */
export function Notice({ tone, isAnnounced = true, children }: NoticeProps) {
  const role = tone === 'bad' ? 'alert' : 'status'
  const box = useInSight(isAnnounced && tone !== 'plain')
  return (
    <div
      ref={box}
      role={isAnnounced ? role : undefined}
      className={`rounded-control border px-4 py-3 ${TONES[tone]}`}
    >
      {children}
    </div>
  )
}

interface NoticeProps {
  readonly tone: Tone
  readonly isAnnounced?: boolean
  readonly children: ReactNode
}

type Tone = 'good' | 'bad' | 'plain'

const TONES: Record<Tone, string> = {
  good: 'border-good bg-good-soft',
  bad: 'border-bad bg-bad-soft',
  plain: 'border-line bg-raised',
}

/** What became of a form stands above it: whoever sent it from its end sees it too, each time. */
function useInSight(isWanted: boolean) {
  const box = useRef<HTMLDivElement>(null)
  const isSettled = useNavigation().state === 'idle'
  useEffect(() => {
    if (isWanted && isSettled) box.current?.scrollIntoView({ block: 'nearest' })
  }, [isWanted, isSettled])
  return box
}
