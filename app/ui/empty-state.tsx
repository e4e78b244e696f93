import type { ReactNode } from 'react'
import { Hedge } from './hedge.tsx'

/** What stands where there is nothing yet: why, and what to do about it. */
export function EmptyState({ title, text, children }: EmptyStateProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-8 gap-y-4 rounded-card border border-line bg-raised p-6">
      <Hedge className="w-36 shrink-0" />
      <div className="min-w-60 flex-1 space-y-3">
        <p className="font-serif text-xl font-bold">{title}</p>
        <p className="text-muted">{text}</p>
        {children}
      </div>
    </div>
  )
}

interface EmptyStateProps {
  readonly title: string
  readonly text: string
  /** The way on. */
  readonly children?: ReactNode
}
