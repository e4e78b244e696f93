import type { ReactNode } from 'react'

/** Something to be told: announced to screen readers when it appears, unless it stands where that is done already. */
export function Notice({ tone, isAnnounced = true, children }: NoticeProps) {
  const role = tone === 'bad' ? 'alert' : 'status'
  return (
    <div role={isAnnounced ? role : undefined} className={`rounded-control border px-4 py-3 ${TONES[tone]}`}>
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
