import type { ReactNode } from 'react'

/** Something to be told: announced to screen readers when it appears. */
export function Notice({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={`rounded-control border px-4 py-3 ${TONES[tone]}`}
    >
      {children}
    </div>
  )
}

type Tone = 'good' | 'bad' | 'plain'

const TONES: Record<Tone, string> = {
  good: 'border-good bg-good-soft',
  bad: 'border-bad bg-bad-soft',
  plain: 'border-line bg-raised',
}
