import type { ReactNode } from 'react'
import { Page } from '#app/ui/page.tsx'

/** The page of a lesson: a readable column, and what stands beside it where there is room. */
export function LessonFrame({ beside, children }: LessonFrameProps) {
  return (
    <Page>
      <div className="grid gap-x-12 lg:grid-cols-[minmax(0,var(--container-reading))_1fr] lg:justify-center">
        <div className="lg:order-last">{beside}</div>
        <div className="min-w-0">{children}</div>
      </div>
    </Page>
  )
}

interface LessonFrameProps {
  readonly beside: ReactNode
  readonly children: ReactNode
}
